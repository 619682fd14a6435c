/** Words of the administrators' page of settings. */
export const settingsJa = {
  title: '設定',
  lead: 'お問い合わせ、アクセシビリティ、求人情報の取扱いのページと、掲載内容確認票にのります。空の欄はのりません。',
  site: 'サイトの名前とお知らせの帯',
  siteLead:
    '名前は、公開のページ・職員と会員のページ・これから送るメール・印刷する紙・カレンダー・認証アプリに出ます。空なら、はじめの名前のままです。ロゴの絵は、はじめの名前のときだけ出ます。',
  siteLabels: {
    name: 'サイトの名前',
    nameEn: 'サイトの名前（英語）',
    banner: 'すべてのページの上に出す1行',
    bannerEn: 'その1行（英語）',
    bannerUntil: 'いつまで出すか',
  },
  siteHelp: {
    name: '20字まで。',
    nameEn: undefined,
    banner: '例: 12月1日は点検のため、夜9時から10時まで保存できません。くわしい内容はお知らせに。',
    bannerEn: 'なければ日本語のまま出ます。',
    bannerUntil: 'この日の終わりまで。空なら、消すまで。',
  },
  contact: '商工会議所の連絡先',
  labels: {
    phone: '電話番号',
    fax: 'ファクス番号',
    mail: 'メールアドレス',
    address: '住所',
  },
  help: { address: '郵便番号から、案内に書くとおりに。' },
  errors: {
    notAPhone: '市外局番からの番号を入力してください（例 083-000-0000）。',
    notAMail: 'メールアドレスの形になっていません（例 name@example.jp）。',
    tooLong: '長すぎます。短くしてください。',
    notADate: '日付を選んでください。',
    bothNames: '名前は、日本語と英語の両方を入れるか、両方を空にしてください。',
    other: 'いまは保存できませんでした。少し待って、もう一度お試しください。',
  },
  summary: 'まだ保存されていません。次のところをご確認ください',
  save: '保存する',
  saveSite: '名前と帯を保存する',
  saved: '保存しました。公開のページにも、すぐのります。',
};
