import { assignOrders } from './assign.ts';
import { readBracket } from './brackets.ts';
import { readBreak, readChange } from './changes.ts';
import { closedState } from './closed-state.ts';
import { Cursor, Unreadable } from './cursor.ts';
import { Labels, readLabel } from './labels.ts';
import type { HoursText } from './model.ts';
import { readNote } from './notes.ts';
import { readOrders } from './orders.ts';
import { addPeriod, lastPeriods, type TextState } from './state.ts';
import { readClosedPart } from './text-closed.ts';
import { makePeriod, readPeriod } from './times.ts';

const SEPARATOR = /[ \n、,。/;・|※■●◆○◇【】[\]<>《》≪≫]+|(?:また|なお)[、,]?/y;
const HEADER =
  /(?:通常|平常)?(?:営業|開館|開店|利用|開園|開場|開室|入浴|拝観|見学|観覧)(?:可能)?(?:時間|日時) ?(?:は|:)? ?/y;
const ALL_DAY = /24時間(?:営業|利用可能?|利用できます|開放|OK)?|24H|終日(?:開放|利用可能?)/iy;
const NONE = /年中無休|無休/y;
const AFTER_PERIOD =
  /(?:まで)?(?:に)?(?:の)?(?:営業|開館|開園)(?:しています|します|中)?(?!時間|日)/y;
const LONE_ORDER = / ?(?:L\.?O\.?|ラストオーダー)(?![.:]? ?\d)/iy;
const UNDATED =
  /(?:お?盆|年末年始|年末|年始|お?正月|GW|ゴールデンウィーク)(?:期間)?(?:は|を|も)?(?:お?休み|休業|休館|除く|営業|別途|時間変更|要確認)(?:あり)?/y;

function readHours(state: TextState): boolean {
  const about: string[] = [];
  const period = readPeriod(state.cursor, about);
  if (!period) return false;
  addPeriod(state, period);
  state.notes.push(...about);
  return true;
}

function readAllDay(state: TextState): boolean {
  if (!state.cursor.take(ALL_DAY)) return false;
  addPeriod(state, makePeriod(0, 1440));
  return true;
}

/** A last order that stands behind several periods needs to say which it means. */
function readLastOrders(state: TextState): boolean {
  const orders = readOrders(state.cursor);
  if (!orders) return false;
  const periods = lastPeriods(state);
  if (orders.each && state.statements.length > 1) throw new Unreadable('last orders of what?');
  state.notes.push(...assignOrders(orders, periods));
  return true;
}

/** `11:00~14:00(LO)`: the end is the last order. */
function readLoneOrder(state: TextState): boolean {
  if (!state.inside || !state.cursor.take(LONE_ORDER)) return false;
  const period = lastPeriods(state).at(-1);
  if (!period || period.order !== null) throw new Unreadable('a last order without a time');
  period.order = period.end;
  return true;
}

function readLabels(state: TextState): boolean {
  const label = readLabel(state.cursor);
  if (!label) return false;
  if (label.kind === 'season' && state.inside && state.statements.length > 1)
    throw new Unreadable('a season of which hours?');
  // Without brackets 水曜のみ 11～14時 may mean that Wednesday has nothing else.
  state.labels.push(label.kind === 'days' ? { ...label, only: false } : label, state.inside);
  state.current = null;
  return true;
}

function readRemark(state: TextState): boolean {
  const note = readNote(state.cursor, 'hours') ?? state.cursor.take(UNDATED)?.[0];
  if (!note) return false;
  state.notes.push(note);
  return true;
}

function readNone(state: TextState): boolean {
  if (!state.cursor.take(NONE)) return false;
  state.closed.none = true;
  return true;
}

function readAfterPeriod(state: TextState): boolean {
  return lastPeriods(state).length > 0 && state.cursor.take(AFTER_PERIOD) !== null;
}

const READERS: ((state: TextState) => boolean)[] = [
  (state) => state.cursor.take(SEPARATOR) !== null,
  (state) => state.cursor.take(HEADER) !== null,
  readNone,
  readRemark,
  readAllDay,
  readClosedPart,
  readChange,
  readLastOrders,
  readLoneOrder,
  readBreak,
  readHours,
  readLabels,
  (state) => readBracket(state, readAll),
  readAfterPeriod,
];

/** Every sign must be read by some reader, or nothing is. */
function readAll(state: TextState): void {
  while (!state.cursor.done) {
    if (!READERS.some((reader) => reader(state)))
      throw new Unreadable(`unread: ${state.cursor.rest.slice(0, 20)}`);
  }
}

/** Reads the prose of opening hours. */
export function readText(text: string): HoursText {
  const cursor = new Cursor(text);
  const state: TextState = {
    cursor,
    statements: [],
    changes: [],
    conditions: [],
    notes: [],
    closed: closedState(cursor),
    labels: new Labels(),
    current: null,
    inside: false,
  };
  readAll(state);
  state.labels.drop();
  return state;
}
