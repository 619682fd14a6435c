import type { SheetNote } from '../understood.ts';
import { UNKNOWN, type Band } from './labels.ts';
import type { Count, DayKind } from './records.ts';

/** One point on one day. */
export interface PointDay {
  point: string;
  date: string;
  day: DayKind;
  weather: string | null;
  total: number;
  bands: Map<string, number>;
  sexes: Map<string, number>;
  ages: Map<string, number>;
  /** By sex and age together. */
  both: Map<string, Map<string, number>>;
  directions: Map<string, number>;
  modes: Map<string, number>;
  interpolated: boolean;
}

export const bandKey = ({ from, until }: Band) => `${from}-${until}`;

/**
 * Adds up what was counted. Where a total stands beside its parts, the total counts, and who is in
 * no part is 不明; a total below its parts is refused. A cell that is missing is no zero.
 */
export function tallyCounts(counts: readonly Count[]): {
  days: PointDay[];
  refused: SheetNote[];
  notes: SheetNote[];
} {
  const days = new Map<string, PointDay>();
  const refused: SheetNote[] = [];
  let unclassified = 0;
  for (const cell of cellsOf(counts)) {
    const [first] = cell;
    const where = `${first!.point} ${first!.date}`;
    const parts = cell.filter(({ whole }) => !whole);
    const wholes = cell.filter(({ whole }) => whole);
    const sum = parts.reduce((all, { count }) => all + count, 0);
    const total = wholes.length > 0 ? wholes.reduce((all, { count }) => all + count, 0) : sum;
    if (total < sum) {
      refused.push({ row: first!.row, what: 'overTotal', text: `${where} ${sum} > ${total}` });
      continue;
    }
    const key = `${first!.point}\n${first!.date}`;
    const day = days.get(key) ?? newDay(first!);
    days.set(key, day);
    day.total += total;
    day.interpolated ||= cell.some(({ interpolated }) => interpolated);
    add(day.bands, bandKey(first!.band), total);
    for (const part of parts) put(day, part.sex, part.age, part);
    // Where the sheet has no parts, nothing is said of sex or age.
    if (parts.length > 0 && total > sum) {
      unclassified += total - sum;
      put(day, UNKNOWN, UNKNOWN, { ...first!, count: total - sum });
    }
    if (parts.length === 0) for (const one of wholes) put(day, null, null, one);
  }
  const notes: SheetNote[] =
    unclassified > 0 ? [{ row: null, what: 'unclassified', text: String(unclassified) }] : [];
  const order = [...days.values()].toSorted(
    (a, b) => (a.point < b.point ? -1 : a.point > b.point ? 1 : 0) || (a.date < b.date ? -1 : 1),
  );
  return { days: order, refused, notes };
}

/** The counts of each band of each point and day. */
function cellsOf(counts: readonly Count[]): Count[][] {
  const cells = new Map<string, Count[]>();
  for (const count of counts) {
    const key = [count.point, count.date, bandKey(count.band)].join('\n');
    const cell = cells.get(key) ?? [];
    cell.push(count);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

const newDay = ({ point, date, day, weather }: Count): PointDay => ({
  point,
  date,
  day,
  weather,
  total: 0,
  bands: new Map(),
  sexes: new Map(),
  ages: new Map(),
  both: new Map(),
  directions: new Map(),
  modes: new Map(),
  interpolated: false,
});

export function add(into: Map<string, number>, key: string, count: number): void {
  into.set(key, (into.get(key) ?? 0) + count);
}

function put(
  day: PointDay,
  sex: string | null,
  age: string | null,
  { count, direction, mode }: Pick<Count, 'count' | 'direction' | 'mode'>,
): void {
  if (sex !== null) add(day.sexes, sex, count);
  if (age !== null) add(day.ages, age, count);
  if (sex !== null && age !== null) {
    const ages = day.both.get(sex) ?? new Map<string, number>();
    add(ages, age, count);
    day.both.set(sex, ages);
  }
  if (direction !== null) add(day.directions, direction, count);
  if (mode !== null) add(day.modes, mode, count);
}
