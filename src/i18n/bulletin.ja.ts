/** Words of the sheet for the chamber's bulletin (会報). */
export const bulletinJa = {
  title: '会報のページ',
  lead: 'その月の新しいお店、イベント、クーポン、求人を、A4の紙にまとめます。そのまま印刷するか、PDFにして会報に入れてください。',
  month: '月',
  monthText: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  show: '表示する',
  print: '印刷する',
  heading: (month: string, site: string) => `${Number(month.slice(5))}月の${site}`,
  asOf: (date: string) => `${date}現在`,
  sections: {
    shops: '新しく加わったお店・会社',
    events: '今月のイベント',
    coupons: '今月使えるクーポン',
    jobs: '募集中の求人',
  },
  none: 'この月にのせるものは、まだありません。',
  days: (first: string, last: string, days: number) =>
    days === 1 ? first : `${first}〜${last}（${days}日）`,
  until: (date: string) => `${date}まで`,
  free: '無料',
  yen: (fee: number) => `${fee.toLocaleString('ja')}円`,
  more: 'くわしくは',
  qr: 'このサイトのトップページ',
};
