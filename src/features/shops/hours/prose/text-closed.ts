import { applyCondition, close } from './closed-state.ts';
import { readClosedBracket, readClosedRun } from './closed.ts';
import { Unreadable } from './cursor.ts';
import { readClosedDates } from './dates.ts';
import { readDays, readNth } from './days.ts';
import { readHolidayCondition } from './holidays.ts';
import type { ClosedOn } from './model.ts';
import type { TextState } from './state.ts';

const CLOSED_WORD =
  / ?(?:は|が|も)? ?(?:定休日?|お?休み|休業日?|休館日?|休園日?|休場日?|店休日|閉館|休(?![憩日み業館園]))(?:です|となります|とします|いたします)?/y;
const CLOSED_HEADER = /(?:定休日?|休館日|休業日|休園日|休場日|店休日|お?休み) ?[\]】>:は]? ?/y;

function readClosedOn(state: TextState): ClosedOn[] | null {
  const { cursor } = state;
  const nth = readNth(cursor);
  if (nth) return [{ kind: 'nth', ...nth }];
  const days = readDays(cursor);
  if (days) {
    if (days.generic || days.notHoliday) return null;
    const week: ClosedOn[] = days.days.length > 0 ? [{ kind: 'week', days: days.days }] : [];
    return days.holiday ? [...week, { kind: 'holiday' }] : week;
  }
  const spans = readClosedDates(cursor);
  return spans && [{ kind: 'dates', spans }];
}

/** A closed day in brackets, in a season or behind a meal may be meant for that part only. */
function checkPlace({ inside, statements, labels }: TextState): void {
  const several = statements.flatMap(({ periods }) => periods).length > 1;
  if (labels.spans || labels.meal || (inside && several))
    throw new Unreadable('closed for which of the hours?');
}

/** `水曜定休`, `第3月曜休み`, `水曜・祝日を除く` within the hours. */
function readClosedDay(state: TextState): boolean {
  const { cursor, closed } = state;
  const on = cursor.attempt(() => {
    const found = readClosedOn(state);
    const word = cursor.take(CLOSED_WORD) ?? (state.inside ? cursor.take(/を?除く/y) : null);
    return found && word ? found : null;
  });
  if (!on) return false;
  checkPlace(state);
  closed.last = on.map((item) => close(closed, item));
  closed.cursor = cursor;
  readClosedBracket(closed);
  return true;
}

function readClosedList({ cursor, closed }: TextState): boolean {
  if (!cursor.take(CLOSED_HEADER)) return false;
  const size = () => closed.closures.length + closed.notes.length + Number(closed.none);
  const before = size();
  closed.cursor = cursor;
  readClosedRun(closed);
  if (size() === before) throw new Unreadable('closed, but on which day?');
  return true;
}

function readCondition(state: TextState): boolean {
  const start = state.cursor.at;
  const condition = readHolidayCondition(state.cursor);
  if (!condition) return false;
  // Behind hours 祝日を除く takes the holidays out; behind a closed day it opens them.
  if (state.cursor.text.slice(start, state.cursor.at).endsWith('除く')) {
    if (state.closed.last.length > 0) throw new Unreadable('taken out of hours or of closed days?');
    checkPlace(state);
    close(state.closed, { kind: 'holiday' });
  } else if (state.closed.last.length > 0)
    applyCondition(state.closed, state.closed.last, condition);
  else state.conditions.push(condition);
  return true;
}

/** Closed days and what is said of them, within the hours. */
export function readClosedPart(state: TextState): boolean {
  return readCondition(state) || readClosedDay(state) || readClosedList(state);
}
