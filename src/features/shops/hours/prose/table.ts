import { applyChange } from './adjust.ts';
import { Unreadable } from './cursor.ts';
import { within } from './dates.ts';
import type { Change, DaySet, HoursText, Meal, Period, Statement } from './model.ts';

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

/** Whether the new hours stand beside those that are there (true), or instead of them (false). */
function isBeside(there: Part[], fresh: Part[], statement: Statement): boolean {
  const touching = (a: Part, list: Part[]) => list.some((b) => overlap(a.period, b.period));
  if (there.some((part) => touching(part, fresh))) {
    if (!there.every((part) => touching(part, fresh)))
      throw new Unreadable('hours of a day that speak of only some of its periods');
    return false;
  }
  const { days, only, spans, inside } = statement;
  if (inside) throw new Unreadable('hours in brackets that speak of another time');
  const by = there[0]?.by;
  if (only && !spans) return true;
  if (spans && !by?.spans) throw new Unreadable('hours of a season that leave others open');
  if (days && (!by?.days || by.days.generic || narrower(days, by.days)))
    throw new Unreadable('hours of a day that may stand beside the usual ones');
  return true;
}

const covers = (outer: DaySet, inner: DaySet) =>
  rowsOf(inner).every((row) => rowsOf(outer).includes(row));

const narrower = (inner: DaySet, outer: DaySet) => covers(outer, inner) && !covers(inner, outer);

/** 平日, then 金土日: the later names take their days out of it. */
const takesOut = (fresh: DaySet, { days }: Statement) =>
  !days || narrower(fresh, days) || (days.generic && !covers(fresh, days));

/** A later statement may replace hours that were meant for more days, or for all the year. */
function mayReplace(there: Part[], { days, spans }: Statement): boolean {
  return there.every(({ by }) => {
    if (spans && !days) return !by.spans && !by.days;
    if (spans) return !by.spans || by.days === null;
    return days !== null && takesOut(days, by);
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

/** Where only 平日 differs from the usual hours, holidays are not 平日 and have the usual ones. */
function holidaysAsUsual({ statements, changes }: HoursText): boolean {
  const differs = [...statements, ...changes].some(({ days }) => days?.workday);
  return differs && statements.some(({ days }) => !days);
}

/** A change speaks of the hours it stands behind; for a day with others it is unclear. */
function checkChange(parts: Part[], row: number, { kind, days, spans, of, count }: Change): void {
  const whole = !spans && days && of.days && covers(days, of.days) && kind !== 'order';
  const own = !whole && parts.every(({ by }) => by === of) && of.periods.length === count;
  const named = parts.some(({ by }) => by.days?.named.includes(row));
  if (kind === 'noMeal' ? named : !own) throw new Unreadable('a change of which hours?');
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
      checkChange(rows.get(row) ?? [], row, change);
      week.set(row, applyChange(week.get(row) ?? [], change));
      if (change.days) explicit.add(row);
    }
  if (!explicit.has(HOLIDAY) && !holidaysAsUsual(text)) week.delete(HOLIDAY);
  return new Map([...week].map(([row, periods]) => [row, tidy(periods)]));
}
