import type { ClosedState } from './closed-state.ts';
import { type Cursor, Unreadable } from './cursor.ts';
import type { Labels } from './labels.ts';
import type { HoursText, Period, Statement } from './model.ts';

/** What the reading of hours remembers while it goes. */
export interface TextState extends HoursText {
  cursor: Cursor;
  closed: ClosedState;
  labels: Labels;
  /** The statement that takes the next period; null after a label. */
  current: Statement | null;
  inside: boolean;
}

/** The periods of the statement that was written last. */
export function lastPeriods(state: TextState): Period[] {
  return state.statements.at(-1)?.periods ?? [];
}

function begin(state: TextState): Statement {
  const { labels } = state;
  const days = labels.days;
  const statement: Statement = {
    spans: labels.spans,
    days: days?.days ?? null,
    meal: labels.meal,
    only: days?.only ?? false,
    inside: state.inside,
    periods: [],
  };
  state.statements.push(statement);
  state.current = statement;
  return statement;
}

/** Whether a meal's name and the time of day go together; a later period may only follow it. */
function checkMeal(state: TextState, period: Period): void {
  const { meal } = state.labels;
  if (meal === 'dinner' && period.start < 15 * 60) throw new Unreadable('dinner by day');
  if (meal === 'lunch' && period.start >= 16 * 60) {
    state.labels.dropMeal();
    state.current = null;
  }
}

/** Adds a period under the labels that hold here; periods of a day stand in their order. */
export function addPeriod(state: TextState, period: Period): void {
  checkMeal(state, period);
  const { closed, labels, statements } = state;
  if (closed.closures.length > 0 && statements.length > 0 && !labels.days)
    throw new Unreadable('hours behind closed days');
  const statement = state.current ?? begin(state);
  const before = statement.periods.at(-1);
  if (before && before.end > period.start) throw new Unreadable('periods overlap or run backwards');
  statement.periods.push(period);
  state.labels.use();
}
