import { percentOf, pointsText } from '../arithmetic.ts';
import type { Figure, Said } from '../schema.ts';
import { number, said } from '../words.ts';
import { UNKNOWN } from './labels.ts';
import { base, PEOPLE, sexWords } from './said.ts';
import { add, type PointDay } from './tally.ts';

const MOST_PARTS = 6;

const DIMENSIONS = {
  sex: { of: 'sexes', about: said('男女の割合', 'Men and women'), words: sexWords },
  direction: { of: 'directions', about: said('方向の割合', 'By direction'), words: said },
  mode: { of: 'modes', about: said('手段の割合', 'By mode'), words: said },
} as const;

export function sharesFigure(
  days: readonly PointDay[],
  words: (day: PointDay) => Said,
  dimension: keyof typeof DIMENSIONS,
): Figure[] {
  const { of, about, words: partWords } = DIMENSIONS[dimension];
  const together = new Map<string, number>();
  for (const day of days) for (const [part, n] of day[of]) add(together, part, n);
  const parts = [...together.keys()].toSorted(
    (a, b) => Number(a === UNKNOWN) - Number(b === UNKNOWN) || together.get(b)! - together.get(a)!,
  );
  if (parts.length < 2) return [];
  const sum = [...together.values()].reduce((all, n) => all + n, 0);
  const [first] = parts;
  const points = pointsText(percentOf(together.get(first!)!, sum));
  return [
    {
      ...base,
      id: dimension,
      form: parts.length <= MOST_PARTS ? 'stacked' : 'table',
      title: said(
        `${partWords(first!).ja}が${points}%`,
        `${partWords(first!).en ?? first}: ${points}%`,
      ),
      about,
      base: said(`n=${number(sum)}`, `n=${number(sum)}`),
      columns: [
        { label: PEOPLE, format: 'count', drawn: false },
        ...parts.map((part) => ({
          label: partWords(part),
          format: 'percent' as const,
          drawn: true,
        })),
      ],
      rows: days.map((day) => ({
        label: words(day),
        cells: [day.total, ...parts.map((part) => percentOf(day[of].get(part) ?? 0, day.total))],
      })),
      heading: said('地点・日', 'Point and day'),
    },
  ];
}
