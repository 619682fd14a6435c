import { type Cursor, Unreadable } from './cursor.ts';
import type { Meal } from './model.ts';
import { readClock } from './times.ts';

/** One time up to which one may order or enter. */
export interface Point {
  kind: 'order' | 'entry';
  /** Minutes of the day, or minutes before the end of the period. */
  at: number | { before: number };
  meal: Meal | null;
  drink: boolean;
}

export interface Orders {
  points: Point[];
  /** 各: said of every period. */
  each: boolean;
  text: string;
}

const ORDER =
  /(?:LAST ?ORDER|ラスト・?オーダー?|オーダー・?ストップ|O\.S\.?|OS(?![A-Z])|L\.? ?O\.?(?![A-Z]))(?:時間|時刻)?(?:は|:|\.|,|、)? ?/iy;
const PLACE = '(?:入館|入場|入園|入店|入浴|入湯|入室|入城|入苑|入船|受付|受け付け|来店)';
const ENTRY = new RegExp(
  `(?:(?<last>最終|ラスト)の?)?${PLACE}(?:受付|券販売|チケット販売)?(?:時間|時刻)?(?<end>終了|締切|締め切り)?(?:時間|時刻)?(?:は|:)? ?`,
  'y',
);
const ENTRY_BEHIND = new RegExp(
  ` ?(?:まで)?(?:に|が)?(?:最終${PLACE}|${PLACE}(?:受付)?(?:終了|締切|締め切り)|札止め)`,
  'y',
);
const ORDER_BEHIND = / ?(?:に|が)?(?:L\.?O\.?(?![A-Z])|ラスト・?オーダー?|オーダーストップ)/iy;
const WHO =
  /(?:(フード|お?料理|お?食事|食べ物|ドリンク|お?飲み?物|飲物)|(ランチ|昼|ディナー|夜))(?:の|は|:)? ?/y;
const BEFORE =
  /(各)?(?:閉店|終了|閉館|閉園|営業終了)?(?:時間|時刻)?の? ?(\d{1,2})(分|時間)前(?:が|に|は)?/y;
const UNTIL = / ?まで(?:に|です)?/y;
const AND = / ?[・、,/ ] ?/y;

/** Whose last order it is: `フード`, `ランチの`. */
function readWho(cursor: Cursor): Pick<Point, 'meal' | 'drink'> | null {
  const match = cursor.take(WHO);
  if (!match) return null;
  const meal = match[2] ? (/ランチ|昼/.test(match[2]) ? 'lunch' : 'dinner') : null;
  return { meal, drink: /ドリンク|飲/.test(match[1] ?? '') };
}

function readBefore(cursor: Cursor): { at: Point['at']; each: boolean } | null {
  const match = cursor.take(BEFORE);
  if (!match) return null;
  const before = Number(match[2]) * (match[3] === '分' ? 1 : 60);
  if (before < 5 || before > 180) throw new Unreadable('an unlikely last order');
  return { at: { before }, each: Boolean(match[1]) };
}

function readTime(cursor: Cursor): { at: Point['at']; each: boolean } | null {
  const before = readBefore(cursor);
  if (before) return before;
  return cursor.attempt(() => {
    const clock = readClock(cursor);
    // A time that opens a period is no last order.
    return clock && !cursor.peek(/ ?(?:~|から|より)/y) ? { at: clock.minutes, each: false } : null;
  });
}

/** A `LO 13:30`, `13:30LO`, `フード21:00`; the word itself may be missing behind a first one. */
function readOrder(cursor: Cursor, first: boolean): (Point & { each: boolean }) | null {
  return cursor.attempt(() => {
    const who = readWho(cursor);
    const each = Boolean(cursor.take(/各/y));
    const word = cursor.take(ORDER);
    const inner = (word ? readWho(cursor) : null) ?? who;
    const time = readTime(cursor);
    if (!time) return null;
    const behind = cursor.take(ORDER_BEHIND);
    if (first && !word && !behind) return null;
    cursor.take(UNTIL);
    const { meal, drink } = inner ?? { meal: null, drink: false };
    return { kind: 'order', at: time.at, meal, drink, each: each || time.each };
  });
}

function readEntry(cursor: Cursor): (Point & { each: boolean }) | null {
  return cursor.attempt(() => {
    const word = cursor.take(ENTRY);
    const time = readTime(cursor);
    if (!time) return null;
    const until = cursor.take(UNTIL);
    const certain = word
      ? (word.groups?.['last'] ?? word.groups?.['end'] ?? until)
      : cursor.take(ENTRY_BEHIND);
    if (!certain) return null;
    return { kind: 'entry', at: time.at, meal: null, drink: false, each: time.each };
  });
}

/** Last orders or last entries that stand here, one or several. */
export function readOrders(cursor: Cursor): Orders | null {
  const start = cursor.at;
  const first = readEntry(cursor) ?? readOrder(cursor, true);
  if (!first) return null;
  const points = [first];
  const more = () =>
    cursor.attempt(() => {
      cursor.take(AND);
      return first.kind === 'order' ? readOrder(cursor, false) : null;
    });
  for (let next = more(); next; next = more()) points.push(next);
  const each = points.some((point) => point.each);
  return { points, each, text: cursor.text.slice(start, cursor.at) };
}
