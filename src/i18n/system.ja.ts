/** Words of the page that says how the site is; in Japanese only. */
export const systemJa = {
  routines: {
    hours: '営業時間の先の日を計算する',
    dates: 'イベントの先の日を計算する',
    demo: 'デモの町の日付を進める',
    messages: '期限のすぎたメッセージを消す',
    access: '期限のすぎたログインと招待を消す',
    photos: '使われなくなった写真を消す',
    reminders: '会員に確認のお願いを送る',
    pictures: '写真を軽い形式にする',
    backup: 'バックアップ',
  },
  failedMail: {
    subject: (label: string) => `【エール！やまぐち】うまくいかなかった作業: ${label}`,
    text: (label: string, note: string) =>
      `サイトが自動で行う作業「${label}」が、うまくいきませんでした。1時間以内にもう一度ためします。\n\n${note}\n\n続くときは、サイトを管理している人に知らせてください。職員ページの「システム」で、いまの様子を見られます。`,
  },
};
