import { percentOf, pointsText } from '../arithmetic.ts';
import type { Figure, Said } from '../schema.ts';
import { number, said } from '../words.ts';
import { UNKNOWN } from './labels.ts';
import { ageWords, base, PEOPLE, sexWords, SHARE } from './said.ts';
import { add, type PointDay } from './tally.ts';

const ageStart = (age: string) =>
  age === UNKNOWN ? Infinity : Number(/\d+/.exec(age)?.[0] ?? 0) - (age.endsWith('未満') ? 0.5 : 0);

export function agesFigure(days: readonly PointDay[], words: (day: PointDay) => Said): Figure[] {
  const together = new Map<string, number>();
  const both = new Map<string, Map<string, number>>();
  for (const day of days) {
    for (const [age, n] of day.ages) add(together, age, n);
    for (const [sex, ages] of day.both) {
      const into = both.get(sex) ?? new Map<string, number>();
      for (const [age, n] of ages) add(into, age, n);
      both.set(sex, into);
    }
  }
  const ages = [...together.keys()].toSorted((a, b) => ageStart(a) - ageStart(b));
  if (ages.length < 2) return [];
  const sum = [...together.values()].reduce((all, n) => all + n, 0);
  const best = ages.toSorted((a, b) => together.get(b)! - together.get(a)!)[0]!;
  const points = pointsText(percentOf(together.get(best)!, sum));
  const heading = said('年代', 'Age');
  const sexes = [...both.keys()].toSorted((a, b) => Number(a === UNKNOWN) - Number(b === UNKNOWN));
  return [
    {
      ...base,
      id: 'age',
      form: 'bars',
      title: said(
        `最も多い年代は${best}で${points}%`,
        `Most frequent age: ${ageWords(best).en ?? best}, ${points}%`,
      ),
      about: said('年代ごとの通行量', 'People by age'),
      base: said(`n=${number(sum)}`, `n=${number(sum)}`),
      columns: [
        { label: PEOPLE, format: 'count', drawn: false },
        { label: SHARE, format: 'percent', drawn: true },
      ],
      rows: ages.map((age) => ({
        label: ageWords(age),
        cells: [together.get(age)!, percentOf(together.get(age)!, sum)],
      })),
      heading,
    },
    {
      ...base,
      id: 'age-by-day',
      form: 'table',
      title: said('地点・日ごとの年代', 'Age by point and day'),
      about: said('年代ごとの通行量（地点・日別）', 'People by age, point and day'),
      columns: days.map((day) => ({ label: words(day), format: 'count' as const, drawn: false })),
      rows: ages.map((age) => ({
        label: ageWords(age),
        cells: days.map((day) => day.ages.get(age) ?? 0),
      })),
      heading,
      under: 'age',
    },
    ...(sexes.length > 1
      ? [
          {
            ...base,
            id: 'age-by-sex',
            form: 'table' as const,
            title: said('男女ごとの年代', 'Age of men and women'),
            about: said('年代ごとの通行量（男女別）', 'People by age and sex'),
            columns: sexes.map((sex) => ({
              label: sexWords(sex),
              format: 'count' as const,
              drawn: false,
            })),
            rows: ages.map((age) => ({
              label: ageWords(age),
              cells: sexes.map((sex) => both.get(sex)!.get(age) ?? 0),
            })),
            heading,
            under: 'age',
          },
        ]
      : []),
  ];
}
