/** Words of the staff's room for holidays and special days. */
export const daysJa = {
  title: '祝日と休みの時期',
  periods: 'お店が休むことの多い時期',
  periodsLead:
    '会員の「お休みの予定」のページに、押すだけで登録できるボタンとして出ます。直しても、すでに登録されたお休みは変わりません。',
  span: (starts: string, ends: string) => `${starts}〜${ends}`,
  day: (monthDay: string) => `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(3))}日`,
  add: '時期を加える',
  change: '直す',
  changeOf: (name: string) => `${name}を直す`,
  remove: '消す',
  removeOf: (name: string) => `${name}を消す`,
  name: '理由（日本語）',
  nameEn: '理由（英語）',
  starts: 'はじめの日',
  ends: '終わりの日',
  dayHelp: '例 8/13',
  save: '保存する',
  saved: '保存しました。',
  summary: '次のところをご確認ください',
  errors: {
    required: '入力してください。',
    tooLong: '短くしてください。',
    notADay: '8/13 のように、月と日を入力してください。',
    gone: 'もうありません。',
    other: 'いまは保存できませんでした。少し待って、もう一度お試しください。',
  } as Record<string, string>,
  holidays: '国民の祝日',
  holidaysLead:
    '法律で決まった祝日です。「祝日休み」のお店の営業時間は、この日付で計算されます。毎年、自動で新しくなります。',
};
