/** The mails about signing in and accounts. */
export const accountMailsJa = {
  sign: '――\nエール！やまぐち（山口商工会議所）\nお心当たりのないときは、お手数ですが山口商工会議所までお知らせください。',
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
  reset: {
    subject: '【エール！やまぐち】新しいパスワードの設定',
    text: (url: string) =>
      `下のページで新しいパスワードを設定してください。60分間、1回だけ使えます。\n\n${url}\n\nお申し込みでなければ、何もしなくて大丈夫です。いまのパスワードはそのままです。`,
  },
  passwordChanged: {
    subject: '【エール！やまぐち】パスワードが変わりました',
    text: 'パスワードが変わり、ほかの端末はログアウトしました。',
  },
  factor: {
    subject: '【エール！やまぐち】2つ目の確認が変わりました',
    added: 'ログインのときの2つ目の確認が加わりました。',
    removed: 'ログインのときの2つ目の確認が外されました。',
  },
  invitation: {
    subject: (business: string) => `【エール！やまぐち】「${business}」のページへのご招待`,
    text: (business: string, url: string) =>
      `「${business}」のページを、ご自分で直せるようになりました。\n下のページを開いて、はじめてください。14日間使えます。\n\n${url}`,
  },
  staffInvitation: {
    subject: '【エール！やまぐち】職員としてのご招待',
    text: (url: string) => `下のページを開いて、はじめてください。72時間使えます。\n\n${url}`,
  },
  memberInvited: {
    subject: '【エール！やまぐち】会員の方を招待しました',
    text: (by: string, email: string, business: string) =>
      `${by} さん（職員）が、${email} を「${business}」に招待しました。`,
  },
  membersInvited: {
    subject: '【エール！やまぐち】会員の方をまとめて招待しました',
    text: (by: string, count: number) =>
      `${by} さん（職員）が、会員名簿の取り込みのときに、${count}人を招待しました。`,
  },
  erased: {
    subject: '【エール！やまぐち】登録を消しました',
    text: 'お申し出のとおり、あなたのアカウントと、それにかかわる記録を消しました。ログインはもうできません。\n\nお店や会社のページの内容は、事業所のものとして残ります。だれが何をしたかの記録は、3年たつと名前が消えます。',
  },
  erasedAccount: {
    subject: '【エール！やまぐち】アカウントを消しました',
    text: (by: string, who: string) =>
      `${by} さん（職員）が、本人の申し出により、${who} のアカウントを消しました。`,
  },
  suspendedAccount: {
    subject: '【エール！やまぐち】アカウントを止めました',
    text: (by: string, who: string) =>
      `${by} さん（職員）が、${who} のアカウントを止めました。ログインできなくなっています。`,
  },
  newAddress: {
    subject: '【エール！やまぐち】新しいメールアドレスの確認',
    text: (url: string) =>
      `このアドレスに変えるには、24時間以内に下のページを開いて「確認する」を押してください。\nいまのアドレスにも確認のメールを送っています。両方そろうと変わります。\n\n${url}`,
  },
  oldAddress: {
    subject: '【エール！やまぐち】メールアドレス変更の確認',
    text: (email: string, url: string) =>
      `メールアドレスを ${email} に変える申し込みがありました。\nよろしければ、24時間以内に下のページを開いて「確認する」を押してください。\n新しいアドレスでも確認すると変わります。\n\n${url}`,
  },
  takenAddress: {
    subject: '【エール！やまぐち】このアドレスはもう登録されています',
    text: (url: string) =>
      `別のアカウントをこのアドレスに変える申し込みがありましたが、このアドレスはもう登録されています。\nこのアドレスのままログインできます。\n\n${url}`,
  },
  addressChanged: {
    subject: '【エール！やまぐち】メールアドレスが変わりました',
    text: (email: string) =>
      `メールアドレスは ${email} になりました。これからのお知らせは、そちらに届きます。`,
  },
};
