/** Signing in and one's own account, in Japanese only: these rooms are the members' and the staff's. */
export const accountsJa = {
  frame: {
    signOut: 'ログアウト',
    signedInAs: (name: string) => `${name} さん`,
    account: 'アカウント',
    member: '会員ページ',
  },
  form: {
    summary: '入力を確かめてください',
    send: '送る',
    errors: {
      required: '入力してください。',
      notAMail: 'メールアドレスの形になっていません。',
      notACode: 'コードは6桁の数字です。',
      wrongCode: 'コードが違います。メールの6桁をもう一度確かめてください。',
      gone: 'このコードはもう使えません。もう一度、コードを送ってください。',
      other: 'うまくいきませんでした。少し待って、もう一度お試しください。',
    },
    limited: (time: string) =>
      `何度も続いたため、しばらく休んでいます。${time}からもう一度お試しください。`,
  },
  login: {
    title: 'ログイン',
    lead: '登録のメールアドレスに、6桁のコードを送ります。パスワードは要りません。',
    email: 'メールアドレス',
    own: 'この端末は自分のもの',
    ownHelp:
      'チェックすると、しばらくログインしたままになります。共用の端末ではつけないでください。',
    send: 'コードを送る',
    out: 'ログアウトしました。',
    demoTitle: 'デモのアカウント',
    demoLead: 'どれかを押すとコードが送られます。',
    demoOutbox: 'ここではメールは送られず、ファイルになります:',
    demoRoles: { member: '会員', staff: '職員', admin: '管理者' },
  },
  code: {
    title: 'コードを入力',
    lead: 'メールで届いた6桁のコードを、10分以内にこの画面で入力してください。登録がないアドレスには届きません。',
    code: '6桁のコード',
    enter: 'ログイン',
    again: '届かないときは、もう一度送る',
  },
  member: {
    title: '会員ページ',
    description: 'お店・会社の方のページ',
  },
  forbidden: 'このページは、山口商工会議所の職員だけが見られます。',
};
