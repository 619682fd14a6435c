/** Words of the staff's page that takes over the chamber's list of members; in Japanese only. */
export const membersJa = {
  title: '会員名簿の取り込み',
  lead: '会員システムから書き出した名簿を読みこみ、事業所を会員番号で見分けて加えたり直したりします。まず試すだけで、「取り込む」を押すまで何も変わりません。読みこんだ名簿は、取り込むか次の日の終わりに消えます。',
  link: '会員名簿を取り込む',
  read: '試しに読みこむ',
  another: '別の名簿を読みこむ',
  errors: {
    title: '直すところがあります',
    file: '見出しの行と、会員の行のある表を選んでください（CSV・xlsx・貼り付け）。',
    changed:
      '試したあとに、事業所がほかで変わりました。いまの内容で試しなおしましたので、もう一度確かめてください。',
    other: 'いまは取り込めませんでした。少し待って、もう一度お試しください。',
  } as Readonly<Record<string, string>>,
  columns: {
    title: 'どの列を読むか',
    lead: '次に取り込むときも、同じように読みます。',
    none: '（この名簿にはない）',
    again: 'この列で読みなおす',
    needed: '会員番号と名前の列を選んでください。',
  },
  fields: {
    memberNumber: '会員番号',
    name: '名前',
    kana: 'よみ',
    membership: '会員の別',
    leftOn: '退会日',
    corporateNumber: '法人番号',
    email: 'メールアドレス（招待を送るときだけ使います）',
  },
  memberships: { member: '会員', 'non-member': '会員ではない', left: '退会' } as Readonly<
    Record<string, string>
  >,
  counts: {
    title: '取り込むとこうなります',
    add: (n: number) => `新しく加える ${n}件`,
    change: (n: number) => `直す ${n}件`,
    keep: (n: number) => `同じ ${n}件`,
    refuse: (n: number) => `取り込めない ${n}件`,
  },
  table: {
    caption: '行ごとの内容',
    row: '行',
    number: '会員番号',
    name: '名前',
    what: 'どうなるか',
    rest: (n: number) => `ほか${n}行`,
    add: '新しく加える',
    change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
    blank: '（なし）',
    hasPublic: '退会。公開中のものがあります',
  },
  faults: {
    noNumber: '会員番号がありません',
    noName: '名前がありません',
    tooLong: '会員番号は20字、名前は80字までです',
    twice: '同じ会員番号が前の行にあります',
    membership: '会員の別が分かりません',
    corporateNumber: '法人番号が正しくありません',
    email: 'メールアドレスが正しくありません',
    ambiguous: '同じ名前で会員番号のない事業所がいくつもあります。先に会員番号を入れてください',
  },
  fault: (why: string, text: string) => (text === '' ? why : `${why}（${text}）`),
  apply: '取り込む',
  nothing: '加えるものも、直すものもありません。',
  invite: (n: number) => `アドレスのわかる${n}件に、代表としての招待を送る`,
  inviteHelp: 'まだだれも登録していない事業所だけです。招待は14日間使えます。',
  done: (added: number, changed: number, invited: number) =>
    [
      `取り込みました。加えた事業所 ${added}件、直した事業所 ${changed}件`,
      invited > 0 ? `、送った招待 ${invited}通。` : '。',
    ].join(''),
  left: {
    title: '退会したのに、公開中のものがある事業所',
    lead: '事業所のページで、公開中のものをまとめて終えられます。',
  },
};
