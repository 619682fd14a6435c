import { tenths } from '../arithmetic.ts';
import { overTimes, sourcesOf } from '../printed/figure.ts';
import type { DraftFigures, Figure } from '../schema.ts';
import type { Beside } from '../understood.ts';
import { number, said } from '../words.ts';
import type { DayKind } from './records.ts';
import { DAYS } from './said.ts';
import type { PointDay } from './tally.ts';

const KINDS = ['holiday', 'weekday'] as const;
const keyOf = (point: string, day: DayKind) => `${day}|${point}`;

/** A point's people a day on holidays and weekdays, as later years are laid beside them. */
export function keptOf(days: readonly PointDay[]): DraftFigures['kept'] {
  const keys = [...new Set(days.map(({ point, day }) => keyOf(point, day)))];
  return Object.fromEntries(
    keys.map((key) => {
      const own = days.filter(({ point, day }) => keyOf(point, day) === key);
      return [
        key,
        tenths(
          own.reduce((sum, { total }) => sum + total, 0),
          own.length,
        ),
      ];
    }),
  );
}

/** What one year says, either counted here or as it was printed: the two are never added up. */
interface Year {
  year: number;
  from: 'counted' | 'printed';
  values: ReadonlyMap<string, number>;
}

/** The years beside each other, at the points every one of them has; nothing for a single year. */
export function yearsFigure(
  own: { year: number; kept: DraftFigures['kept'] },
  { reports, printed }: Pick<Beside, 'reports' | 'printed'>,
): Figure[] {
  const numbers = (kept: DraftFigures['kept']) =>
    new Map(
      Object.entries(kept).filter((one): one is [string, number] => typeof one[1] === 'number'),
    );
  const yearOf = (day: string) => Number(day.slice(0, 4));
  const counted = new Map<number, Year>();
  for (const { period, kept } of reports) {
    const year = yearOf(period.from);
    if (year < own.year) counted.set(year, { year, from: 'counted', values: numbers(kept) });
  }
  counted.set(own.year, { year: own.year, from: 'counted', values: numbers(own.kept) });
  const before = printed.filter(({ period }) => yearOf(period) <= own.year);
  const printedYears = [...Map.groupBy(before, ({ period }) => yearOf(period))].map(
    ([year, rows]): Year => ({
      year,
      from: 'printed',
      values: new Map(rows.map(({ key, value }) => [key, value])),
    }),
  );
  const years = [...counted.values(), ...printedYears].toSorted((a, b) => a.year - b.year);
  if (new Set(years.map(({ year }) => year)).size < 2) return [];
  return KINDS.flatMap((day) => ofKind(years, day, sourcesOf(before)));
}

/** One figure of holidays, one of weekdays: a column for what was counted, one for what was printed. */
function ofKind(all: readonly Year[], day: DayKind, sources: readonly string[]): Figure[] {
  const has = ({ values }: Year) => [...values.keys()].some((key) => key.startsWith(`${day}|`));
  const years = all.filter(has);
  const numbers = [...new Set(years.map(({ year }) => year))];
  const common = [...(years[0]?.values.keys() ?? [])].filter(
    (key) => key.startsWith(`${day}|`) && years.every(({ values }) => values.has(key)),
  );
  if (numbers.length < 2 || common.length === 0) return [];
  const sumOf = (one: Year) =>
    Math.round(common.reduce((sum, key) => sum + one.values.get(key)!, 0) * 10) / 10;
  const sums = (from: Year['from']) =>
    new Map(years.filter((one) => one.from === from).map((one) => [String(one.year), sumOf(one)]));
  const [counted, printed] = [sums('counted'), sums('printed')];
  const [first, last] = [years[0]!, years.at(-1)!];
  return [
    overTimes(
      {
        id: `years-${day}`,
        title: said(
          `${DAYS[day].ja}の通行量は${first.year}年${first.from === 'printed' ? '（公表値）' : ''}の${number(sumOf(first))}人から${last.year}年の${number(sumOf(last))}人へ`,
          `${DAYS[day].en}s: from ${number(sumOf(first))} in ${first.year} to ${number(sumOf(last))} in ${last.year}`,
        ),
        about: said(
          `${DAYS[day].ja}の通行量の移り変わり（共通する地点の合計）`,
          `${DAYS[day].en}s over the years (sum of the common points)`,
        ),
        base: said(`共通する${common.length}地点`, `${common.length} common point(s)`),
        heading: said('年', 'Year'),
        notes: [],
        under: null,
      },
      'count',
      numbers.map((year) => ({ key: String(year), label: said(`${year}年`, String(year)) })),
      [{ label: null, counted, printed }],
      printed.size > 0 ? sources : [],
    ),
  ];
}
