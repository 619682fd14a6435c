import { Unreadable } from './prose-cursor.ts';
import { within } from './prose-dates.ts';
import type { Change, DaySet, HoursText, Meal, Period, Statement } from './prose-model.ts';
import { makePeriod } from './prose-times.ts';

/** The row of public holidays, behind Monday (0) to Sunday (6). */
export const HOLIDAY = 7;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

interface Part {
  period: Period;
  meal: Meal | null;
  by: Statement;
}

/** The periods of each weekday; a holiday row only where the text speaks of holidays. */
export type Week = Map<number, Period[]>;

type Rows = Map<number, Part[]>;

const overlap = (a: Period, b: Period) => a.start < b.end && b.start < a.end;

export const rowsOf = (days: DaySet) => (days.holiday ? [...days.days, HOLIDAY] : days.days);

const isLunch = (period: Period) => period.start < 15 * 60;

/** Whether the new hours stand beside those that are there (true), or instead of them (false). */
function isBeside(there: Part[], fresh: Part[], statement: Statement): boolean {
  const touching = (a: Part, list: Part[]) => list.some((b) => overlap(a.period, b.period));
  if (there.some((part) => touching(part, fresh))) {
    if (!there.every((part) => touching(part, fresh)))
      throw new Unreadable('hours of a day that speak of only some of its periods');
    return false;
  }
  const { days, only, spans } = statement;
  const by = there[0]?.by;
  if (only && !spans) return true;
  if (spans && !by?.spans) throw new Unreadable('hours of a season that leave others open');
  if (days && (!by?.days || by.days.generic || narrower(days, by.days)))
    throw new Unreadable('hours of a day that may stand beside the usual ones');
  return true;
}

function narrower(inner: DaySet, outer: DaySet): boolean {
  const outside = rowsOf(outer);
  return rowsOf(inner).every((row) => outside.includes(row)) && rowsOf(inner).length < outside.length;
}

/** A later statement may replace hours that were meant for more days, or for all the year. */
function mayReplace(there: Part[], statement: Statement): boolean {
  return there.every(({ by }) => {
    if (statement.spans) return !by.spans || (statement.days !== null && by.days === null);
    return statement.days !== null && (!by.days || by.days.generic || narrower(statement.days, by.days));
  });
}

function place(rows: Rows, row: number, statement: Statement): void {
  const fresh = statement.periods.map((period) => ({
    period: { ...period },
    meal: statement.meal,
    by: statement,
  }));
  const all = rows.get(row) ?? [];
  // Lunch speaks of lunch only; what another meal has is left alone unless the times collide.
  const other = all.filter((part) => part.meal !== statement.meal && part.meal && statement.meal);
  const there = all.filter((part) => !other.includes(part));
  const beside = there.length === 0 || isBeside(there, fresh, statement);
  if (!beside && !mayReplace(there, statement)) throw new Unreadable('two hours for the same day');
  const kept = beside ? all : other;
  if (kept.some((a) => fresh.some((b) => overlap(a.period, b.period))))
    throw new Unreadable('periods overlap');
  rows.set(row, [...kept, ...fresh]);
}

/** Rows a statement without days speaks of: the open ones, if it belongs to a season. */
function implied(rows: Rows, statement: Statement): number[] {
  if (!statement.spans || rows.size === 0) return [...EVERY_DAY, HOLIDAY];
  return [...rows.keys()];
}

function applyStatement(rows: Rows, explicit: Set<number>, statement: Statement): void {
  const named = statement.days ? rowsOf(statement.days) : implied(rows, statement);
  if (statement.days?.holiday) explicit.add(HOLIDAY);
  for (const row of named) place(rows, row, statement);
}

/** Cuts the day at a time; what begins later falls away, a later end lengthens the last period. */
function endAt(periods: Period[], at: number): Period[] {
  const last = periods.at(-1);
  if (!last) throw new Unreadable('a closed day that ends');
  const end = at <= 300 && last.start >= 17 * 60 ? at + 1440 : at;
  const index = periods.findIndex((period) => period.start < end && end <= period.end);
  if (index < 0 && end <= last.end) throw new Unreadable('an end outside the periods');
  const kept = index < 0 ? periods : periods.slice(0, index + 1);
  const changed = makePeriod(kept.at(-1)?.start ?? end, end);
  // The same end as usual keeps its last order; with another one nobody has said it.
  return [...kept.slice(0, -1), kept.at(-1)?.end === end ? { ...last, ...kept.at(-1) } : changed];
}

function startAt(periods: Period[], at: number): Period[] {
  const [period, another] = periods;
  if (!period || another) throw new Unreadable('which period begins at another time?');
  const changed = makePeriod(at, period.end);
  if ((period.order ?? period.entry ?? period.end) <= at) throw new Unreadable('a last order too early');
  return [{ ...period, ...changed, order: period.order, entry: period.entry }];
}

function changeOrder(periods: Period[], { kind, at }: Change): void {
  if (kind === 'noOrder') {
    if (periods.some((period) => period.order !== null)) throw new Unreadable('two last orders');
    return;
  }
  const period = periods.at(-1);
  const found = [at, at + 1440].find((m) => period && m > period.start && m <= period.end);
  if (!period || found === undefined) throw new Unreadable('a last order outside its period');
  period.order = found;
}

/** The periods of one row after `日曜ランチはなし`, `月曜は14:00まで` and the like. */
function applyChange(periods: Period[], change: Change): Period[] {
  if (change.kind === 'noMeal') {
    const kept = periods.filter((period) => isLunch(period) !== (change.meal === 'lunch'));
    if (kept.length === periods.length || kept.length === 0) throw new Unreadable('no such meal');
    return kept;
  }
  if (change.kind === 'end') return endAt(periods, change.at);
  if (change.kind === 'start') return startAt(periods, change.at);
  changeOrder(periods, change);
  return periods;
}

/** Sorted; what follows without a gap is one period, unless each has a last order of its own. */
function tidy(periods: Period[]): Period[] {
  const sorted = periods.map((p) => ({ ...p })).sort((a, b) => a.start - b.start);
  const result: Period[] = [];
  for (const period of sorted) {
    const before = result.at(-1);
    if (before?.end === period.start && before.order === null && before.entry === null)
      Object.assign(before, { end: period.end, order: period.order, entry: period.entry });
    else result.push(period);
  }
  return result;
}

/** The week as the hours say it, on one date of the year and before any closed days. */
export function weekOn(text: HoursText, date: number): Week {
  const rows: Rows = new Map();
  const explicit = new Set<number>();
  const valid = (item: Statement | Change) => within(item.spans, date);
  const { statements } = text;
  for (const statement of [
    ...statements.filter((s) => !s.spans),
    ...statements.filter((s) => s.spans && valid(s)),
  ])
    applyStatement(rows, explicit, statement);
  if (rows.size === 0) throw new Unreadable('a part of the year without hours');
  const week = new Map([...rows].map(([row, parts]) => [row, parts.map((part) => part.period)]));
  for (const change of text.changes.filter(valid))
    for (const row of change.days ? rowsOf(change.days) : [...week.keys()]) {
      week.set(row, applyChange(week.get(row) ?? [], change));
      if (change.days) explicit.add(row);
    }
  if (!explicit.has(HOLIDAY)) week.delete(HOLIDAY);
  return new Map([...week].map(([row, periods]) => [row, tidy(periods)]));
}
