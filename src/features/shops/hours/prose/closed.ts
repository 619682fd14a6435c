import { readDates, readSeason, readUndated, TIME_AHEAD } from './closed-dates.ts';
import { applyCondition, close, closedState, matching, type ClosedState } from './closed-state.ts';
import { Cursor, Unreadable } from './cursor.ts';
import { readDays, readNth } from './days.ts';
import { readHolidayCondition } from './holidays.ts';
import type { Part } from './model.ts';
import { readNote } from './notes.ts';

const SEPARATOR =
  /[ \n、,。;・/※|■●◆○【】[\]]+|(?:その)?他(?:に)?(?=[ 、])|及び|および|並びに|ならびに|と|また|なお/y;
const HEADER = /(?:定休日?|休館日|休業日|休園日|休場日|店休日|お?休み)(?:[\]】>])?[は:]? ?/y;
const NONE = /年中無休|無休|定休日?(?:な|無)し|特に(?:な|無)し|な[しシ]|無し|ありません|無$/y;
const EVERY = /毎週 ?|毎月 ?(?=第|最終)/y;
const SUFFIX =
  /(?<![、,・/] ?)(?:のみ)?(?:は|が)?(?:定休日?|休業日?|休館日?|休園日?|休場日?|店休日?|お?休み|休(?!日))(?:です|となります|とします)?|のみ|だけ/y;
const MEAL_PREFIX = /(昼|ランチ|夜|ディナー)(?:の部|営業)?(?:は|:)/y;
const PART = /の?(午後|午前|夜|ディナー|昼|ランチ)(?:の部|営業|から)?/y;
const NOT_SURE =
  /(?:は|も|の)?(?:不定休|不定期営業|不定期|お?問い?合わ?せ(?:ください|下さい)?)(?:あり)?/y;
const HOLIDAY_TOO = /[・、,と] ?祝日?(?:は|も)(?:営業|開)/y;
const UNANCHORED = /[^\n]*?(?:隔週|隔月|月\d+回|月に\d回)/y;
const PARTS: Record<string, Part> = {
  午後: 'afternoon',
  午前: 'morning',
  夜: 'dinner',
  ディナー: 'dinner',
  昼: 'lunch',
  ランチ: 'lunch',
};

function readNone(state: ClosedState): boolean {
  if (!state.cursor.take(NONE)) return false;
  // 12/29～1/3 無休 may say that just these days are not closed.
  if (state.closures.length > 0) throw new Unreadable('closed and never closed');
  Object.assign(state, { none: true, last: [] });
  return true;
}

function readCondition(state: ClosedState): boolean {
  const condition = readHolidayCondition(state.cursor);
  if (condition) applyCondition(state, state.last, condition);
  return condition !== null;
}

function readNthItem(state: ClosedState): boolean {
  const nth = readNth(state.cursor);
  if (!nth) return false;
  state.last = [close(state, { kind: 'nth', ...nth }, partOf(state))];
  return true;
}

function partOf({ meal, cursor }: ClosedState): Part {
  if (meal === 'lunch' || meal === 'dinner') return meal;
  return PARTS[cursor.take(PART)?.[1] ?? ''] ?? 'all';
}

function readDaysItem(state: ClosedState): boolean {
  const { cursor } = state;
  const start = cursor.at;
  const set = readDays(cursor);
  if (!set) return false;
  if (cursor.take(NOT_SURE)) {
    state.notes.push(cursor.text.slice(start, cursor.at));
    return true;
  }
  if (cursor.peek(TIME_AHEAD)) throw new Unreadable('closed days with hours of their own');
  if (set.generic) throw new Unreadable('unclear closed days');
  const part = partOf(state);
  if (part !== 'all' && (set.holiday || (set.days.length > 1 && !state.meal)))
    throw new Unreadable('part of which day?');
  const week = set.days.length > 0 ? [close(state, { kind: 'week', days: set.days }, part)] : [];
  const holiday = set.holiday ? [close(state, { kind: 'holiday' })] : [];
  if (set.notHoliday) for (const closure of week) closure.onHoliday = 'open';
  state.last = [...week, ...holiday];
  return true;
}

function readMeal(state: ClosedState): boolean {
  const match = state.cursor.take(MEAL_PREFIX);
  if (match) state.meal = PARTS[match[1] ?? ''] === 'lunch' ? 'lunch' : 'dinner';
  return match !== null;
}

/** What stands in brackets behind an item; its season and meal end with the bracket. */
export function readClosedBracket(state: ClosedState): boolean {
  const { cursor, spans, meal, inside } = state;
  if (cursor.text[cursor.at] !== '(') return false;
  const end = matching(cursor.text, cursor.at);
  const inner = new Cursor(cursor.text.slice(cursor.at + 1, end));
  Object.assign(state, { cursor: inner, inside: true });
  while (!inner.done) readItem(state);
  Object.assign(state, { cursor, spans, meal, inside });
  cursor.at = end + 1;
  return true;
}

function readRemark(state: ClosedState): boolean {
  const note = readNote(state.cursor, 'closed');
  if (note) state.notes.push(note);
  return note !== null;
}

const skip = (pattern: RegExp) => (state: ClosedState) => state.cursor.take(pattern) !== null;

const READERS = [
  readNone,
  readCondition,
  readSeason,
  readUndated,
  readDates,
  readRemark,
  readNthItem,
  readMeal,
  readDaysItem,
  readClosedBracket,
  skip(EVERY),
  skip(HEADER),
  skip(SUFFIX),
  skip(SEPARATOR),
];

function tryItem(state: ClosedState): boolean {
  if (state.cursor.peek(HOLIDAY_TOO)) throw new Unreadable('open on that day or on holidays?');
  return READERS.some((reader) => reader(state));
}

function readItem(state: ClosedState): void {
  if (state.cursor.peek(UNANCHORED)) throw new Unreadable('every other week without a first one');
  if (!tryItem(state)) throw new Unreadable(`unread: ${state.cursor.rest.slice(0, 20)}`);
}

/** Reads as many items as there are; for 定休日：… within a text of hours. */
export function readClosedRun(state: ClosedState): void {
  while (!state.cursor.done && state.cursor.text[state.cursor.at] !== '\n' && tryItem(state));
}

/** Reads a whole column of closed days. */
export function readClosed(text: string): ClosedState {
  const state = closedState(new Cursor(text));
  while (!state.cursor.done) readItem(state);
  if (text && !state.none && state.closures.length + state.notes.length === 0)
    throw new Unreadable('closed days without a day');
  return state;
}
