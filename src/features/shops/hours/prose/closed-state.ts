import { type Cursor, Unreadable } from './cursor.ts';
import { within } from './dates.ts';
import type { ClosedDays, ClosedOn, Closure, HolidayCondition, Meal, Part, Span } from './model.ts';

/** What the reading of closed days remembers while it goes. */
export interface ClosedState extends ClosedDays {
  cursor: Cursor;
  /** The closures of the last item, which brackets behind it speak of. */
  last: Closure[];
  spans: Span[] | null;
  meal: Meal | null;
  /** Within brackets, where a day is rarely one more closed day. */
  inside: boolean;
}

/** Nothing read yet. */
export function closedState(cursor: Cursor): ClosedState {
  const nothing = { last: [], spans: null, meal: null, inside: false };
  return { cursor, closures: [], notes: [], none: false, ...nothing };
}

/** A day in brackets behind a closed day may be anything: an exception, a reason, a replacement. */
function checkPlace({ inside, last, cursor }: ClosedState): void {
  if (inside && (last.length > 0 || /除|無休|営業|開/.test(cursor.text)))
    throw new Unreadable('a day in brackets behind closed days');
}

/** Adds a closed item; it holds for the season that was named before it. */
export function close(state: ClosedState, on: ClosedOn, part: Part = 'all'): Closure {
  const spans = on.kind === 'dates' ? null : state.spans;
  if (state.inside && !(state.none && on.kind === 'dates')) checkPlace(state);
  const closure: Closure = { on, part, spans, onHoliday: null };
  state.closures.push(closure);
  return closure;
}

const isWeekday = ({ on }: Closure) => on.kind === 'week' || on.kind === 'nth';

const daysOf = ({ on }: Closure) =>
  on.kind === 'week' ? on.days : on.kind === 'nth' ? [on.day] : [];

function checkSubject({ subject, target }: HolidayCondition, days: number[]): void {
  if (subject !== null && (days.length > 1 || days[0] !== subject))
    throw new Unreadable('a holiday rule for another day');
  if (target !== null && ((days[0] ?? 0) + 1) % 7 !== target)
    throw new Unreadable('not the next day');
}

/** Says of closed weekdays what holds on public holidays. */
export function applyCondition(
  closed: Pick<ClosedState, 'closures' | 'notes'>,
  last: Closure[],
  condition: HolidayCondition,
): void {
  const all = closed.closures.filter(isWeekday);
  const concerned = condition.whole ? all : last.filter(isWeekday);
  if (concerned.length === 0) throw new Unreadable('a holiday rule without a closed day');
  if (all.some((closure) => !concerned.includes(closure) && !closure.onHoliday))
    throw new Unreadable('a holiday rule that may be meant for several closed days');
  const days = concerned.flatMap(daysOf);
  checkSubject(condition, days);
  const { outcome, note } = condition;
  if (outcome === 'next' && (days.length !== 1 || concerned.some(({ on }) => on.kind !== 'week')))
    throw new Unreadable('moved closed days of more than one weekday');
  for (const closure of concerned) {
    if (closure.onHoliday && closure.onHoliday !== outcome)
      throw new Unreadable('two holiday rules');
    closure.onHoliday = outcome;
  }
  if (note) closed.notes.push(note);
}

/** The rest of the year, by whole months. */
export function yearWithout(spans: Span[]): Span[] {
  const whole = ({ from, to }: Span) => from % 100 === 1 && to % 100 >= 29;
  if (!spans.every(whole)) throw new Unreadable('an exception within a month');
  return Array.from({ length: 12 }, (_, i) => (i + 1) * 100)
    .filter((month) => !within(spans, month + 15))
    .map((month) => ({ from: month + 1, to: month + 31 }));
}

/** The bracket that closes the one at `from`. */
export function matching(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  throw new Unreadable('a bracket is not closed');
}
