/** The mails about signing in and accounts. */
export const accountMailsJa = {
  sign: '――\nエール！やまぐち（山口商工会議所）\nこのメールに心当たりがないときは、何もせずに捨ててください。',
  code: {
    subject: (code: string) => `【エール！やまぐち】ログインのコード ${code}`,
    text: (code: string) =>
      `ログインのコードは次の6桁です。\n\n    ${code}\n\nログインの画面に入力してください。10分間、1回だけ使えます。\nコードをほかの人に教えないでください。職員がお尋ねすることもありません。`,
  },
  codeless: {
    subject: '【エール！やまぐち】ログインの方法',
    text: (url: string) =>
      `職員の方は、パスワードと2つ目の確認、またはパスキーでログインします。\n\n${url}`,
  },
};
