/** Words of the news pages, in Japanese: the source. */
export const newsJa = {
  title: 'お知らせ',
  description: '山口商工会議所と掲載事業者からのお知らせ。',
  important: '重要',
  importantNotice: '重要なお知らせ',
  count: (n: number) => `${n.toLocaleString('ja-JP')}件のお知らせ`,
  empty: 'いまお伝えしているお知らせはありません',
  emptyHint: '新しいお知らせが出たら、ここに並びます。',
  all: 'お知らせをすべて見る',
  others: 'ほかのお知らせ',
  ofShop: 'お店からのお知らせ',
  feed: '新しいお知らせ（RSS）',
  changed: (date: string) => `${date} 更新`,
  files: '添付の書類',
  pdf: (size: string) => `（PDF、${size}）`,
};

export type NewsWords = typeof newsJa;
