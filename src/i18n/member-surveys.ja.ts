/** Words of the members' room of survey results; it is in Japanese only. */
export const memberSurveysJa = {
  title: '調査の結果',
  lead: '公開中のレポートと、会員のみなさまだけにお見せしているレポートです。',
  none: 'いまお見せできるレポートはありません。',
  membersOnly: '会員だけ',
  own: 'あなたのお店のまわりと業種',
  street: (name: string) => `いちばん近い地点: ${name}`,
  trade: (name: string) => `あなたの業種: ${name}`,
  ownNote: '公表している数字から選んだものです。ほかのお店の回答は分かりません。',
  see: '公開ページをみる',
  back: '調査の結果の一覧へ',
  backToReport: 'レポートにもどる',
};
