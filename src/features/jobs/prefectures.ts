/** Each has a minimum wage of its own (最低賃金法 第10条); in the order of their official numbers. */
export const PREFECTURES = [
  ...(['hokkaido', 'aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima'] as const),
  ...(['ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa'] as const),
  ...(['niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu'] as const),
  ...(['shizuoka', 'aichi', 'mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara'] as const),
  ...(['wakayama', 'tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi'] as const),
  ...(['tokushima', 'kagawa', 'ehime', 'kochi', 'fukuoka', 'saga', 'nagasaki'] as const),
  ...(['kumamoto', 'oita', 'miyazaki', 'kagoshima', 'okinawa'] as const),
] as const;
export type Prefecture = (typeof PREFECTURES)[number];
