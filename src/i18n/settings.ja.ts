/** Words of the administrators' page of settings. */
export const settingsJa = {
  title: '設定',
  lead: 'お問い合わせ、アクセシビリティ、求人情報の取扱いのページと、掲載内容確認票にのります。空の欄はのりません。',
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
    other: 'いまは保存できませんでした。少し待って、もう一度お試しください。',
  },
  summary: 'まだ保存されていません。次のところをご確認ください',
  save: '保存する',
  saved: '保存しました。公開のページにも、すぐのります。',
};
