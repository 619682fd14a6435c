import { random } from '../random.ts';

/** Invented counting points of the demo's shopping street. */
export const DEMO_POINTS = [
  { key: 'A', name: 'デモ通り 駅前口', lat: 34.1727, lng: 131.4743, size: 1 },
  { key: 'B', name: 'デモ通り 中央', lat: 34.1751, lng: 131.4741, size: 1.5 },
  { key: 'C', name: 'デモ通り 北口', lat: 34.1779, lng: 131.4739, size: 0.7 },
];

const HOURS = [10, 11, 12, 13, 14, 15, 16, 17, 18];
const GROUPS = ['男20代以下', '男30〜50代', '男60代以上', '女20代以下', '女30〜50代', '女60代以上'];
const SHARES = [0.13, 0.18, 0.14, 0.15, 0.22, 0.18];

/** A year's sheet as it is counted: one row a point and hour, a holiday and a weekday. */
export function trafficSheet(days: { date: string; holiday: boolean }[]): string[][] {
  const head = ['地点', '調査日', '時間帯', ...GROUPS.map(groupLabel), '合計'];
  const rows = days.flatMap(({ date, holiday }) => {
    const source = random(Number(date.replaceAll('-', '')));
    const fewer = 1 - (Number(date.slice(0, 4)) - 2015) * 0.018;
    return DEMO_POINTS.flatMap(({ key, size }) =>
      HOURS.map((hour) => {
        const busy = 1 - Math.abs(hour - 14.5) / 9;
        const all = 210 * size * busy * fewer * (holiday ? 1.35 : 1);
        const parts = SHARES.map((share) => Math.round(all * share * (0.85 + source.next() * 0.3)));
        const sum = parts.reduce((total, n) => total + n, 0);
        return [key, date, `${hour}時〜${hour + 1}時`, ...parts.map(String), String(sum)];
      }),
    );
  });
  return [head, ...rows];
}

/** A band of ages as the sheet's heading says it. */
const groupLabel = (group: string) =>
  group
    .replace('20代以下', '30歳未満')
    .replace('30〜50代', '30〜59歳')
    .replace('60代以上', '60歳以上');
