import { matching } from './closed-state.ts';
import { Cursor, Unreadable } from './cursor.ts';
import { readLabel, type Label } from './labels.ts';
import { lastPeriods, type TextState } from './state.ts';
import { readPeriod } from './times.ts';

const SEPARATORS = '\n、,。/;※|・【】[]';
const MEAL_TIME =
  /(?:ランチ|ディナー|モーニング|ティー|カフェ)(?:タイム)?(?:は|:)? ?(?:\d{1,2}:\d{2}~)?\d{1,2}:\d{2}(?:まで)?/y;

/** How far a bracket stands from what is beside it: 0 touches it, 1 a space, 2 a separator or an end. */
function gap(text: string, at: number, step: 1 | -1): number {
  const sign = text[at];
  if (sign === undefined || SEPARATORS.includes(sign)) return 2;
  if (sign !== ' ') return 0;
  return Math.max(1, gap(text, at + step, step));
}

/** The labels of a bracket that holds nothing else. */
function labelsOnly(inner: string): Label[] | null {
  const cursor = new Cursor(inner);
  const labels: Label[] = [];
  while (!cursor.done) {
    const label = readLabel(cursor);
    if (label) labels.push(label);
    else if (!cursor.take(/[ 、,・]/y)) return null;
  }
  return labels.length > 0 ? labels : null;
}

/** `11:00~14:00(土日)`: the label belongs to the one period before it. */
function labelBehind(state: TextState, labels: Label[]): void {
  const statement = state.statements.at(-1);
  if (!statement || state.current !== statement || statement.periods.length !== 1)
    throw new Unreadable('a label behind several periods');
  for (const label of labels) {
    const key = label.kind === 'season' ? 'spans' : label.kind;
    if (statement[key]) throw new Unreadable('two labels for the same hours');
    const only = label.kind === 'days' && label.only;
    if (!only && state.statements.some((other) => other !== statement && !other[key]))
      throw new Unreadable('a label behind several hours');
    if (label.kind === 'season') statement.spans = label.spans;
    else if (label.kind === 'meal') statement.meal = label.meal;
    else Object.assign(statement, { days: label.days });
  }
  state.current = null;
}

function placeLabels(state: TextState, labels: Label[], from: number, end: number): void {
  const { text } = state.cursor;
  const before = gap(text, from - 1, -1);
  const after = gap(text, end + 1, 1);
  const written = lastPeriods(state).length > 0;
  if (before > after || !written) {
    for (const label of labels) state.labels.push(label);
    state.current = null;
  } else if (after > before) labelBehind(state, labels);
  else throw new Unreadable('a label that may belong to the hours before or behind it');
}

/** A meal's time within the hours just read changes nothing; it is kept as a note. */
function mealWithin(state: TextState, inner: string): boolean {
  const match = new Cursor(inner).take(MEAL_TIME);
  const around = lastPeriods(state).at(-1);
  if (!match || match[0].length !== inner.length || !around) return false;
  const times = new Cursor(inner.slice(inner.search(/\d/)));
  const period = readPeriod(times, []);
  if (!period) return state.statements.at(-1)?.meal === null && keep(state, inner);
  if (period.start < around.start || period.end > around.end) return false;
  return keep(state, inner);
}

function keep(state: TextState, note: string): true {
  state.notes.push(note);
  return true;
}

/** Reads a round bracket; `readAll` reads its inside as hours. */
export function readBracket(state: TextState, readAll: (state: TextState) => void): boolean {
  const { cursor } = state;
  if (cursor.text[cursor.at] !== '(') return false;
  const from = cursor.at;
  const end = matching(cursor.text, from);
  const inner = cursor.text.slice(from + 1, end).trim();
  const labels = labelsOnly(inner);
  if (labels) placeLabels(state, labels, from, end);
  else if (!mealWithin(state, inner)) readInside(state, inner, readAll);
  cursor.at = end + 1;
  return true;
}

function readInside(state: TextState, inner: string, readAll: (state: TextState) => void): void {
  const { cursor, current, inside } = state;
  const restore = state.labels.save();
  Object.assign(state, { cursor: new Cursor(inner), inside: true });
  readAll(state);
  restore();
  Object.assign(state, { cursor, current, inside });
}
