const yen = (n: number) => `${n.toLocaleString('ja-JP')}円`;

/** Words of the staff's table of minimum wages. */
export const minimumWageJa = {
  title: '最低賃金',
  lead: '求人の点検は、この表の額で賃金を確かめます。毎年秋、山口労働局が発表した額と発効日を入力してください。',
  source: '山口労働局のページを開く',
  sourceUrl: 'https://jsite.mhlw.go.jp/yamaguchi-roudoukyoku/',
  stale: (date: string) =>
    `最低賃金が未更新です。いちばん新しい額は${date}からのものです。今年の額を入力するまで、新しい求人は公開できません。`,
  table: '山口県の最低賃金',
  columns: { from: '発効日', hourly: '時間額' },
  yen,
  current: 'いまの額',
  coming: 'これから',
  add: '新しい額を入力する',
  addHelp: '同じ発効日の額を入力すると、その行が直ります。',
  validFrom: '発効日',
  hourly: '時間額',
  unit: '円',
  save: '登録する',
  wrongDate: '発効日を入力してください。',
  wrongHourly: '時間額を数字で入力してください（例 1043）。',
  failed: 'いまは保存できませんでした。少し待って、もう一度お試しください。',
  saved: '登録しました。求人の点検に、すぐ使われます。',
  remove: '消す',
  removeRow: (date: string) => `${date}の行を消す`,
  removed: '消しました。',
  below: '額を下回る募集中の求人',
  belowLead: '新しい額より賃金の下限が低い求人です。事業者に連絡して、直してもらってください。',
  belowNone: 'いま、下回る求人はありません。',
  perHour: (n: number) => `1時間あたり ${yen(Math.floor(n))}`,
};
