import { type Cursor, Unreadable } from './cursor.ts';
import type { Span } from './model.ts';

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WEEKDAY = '(?:\\([月火水木金土日](?:・祝)?\\))?';
const DATE = new RegExp(
  `(?:翌年?の?)?(\\d{1,2})(?:月 ?(\\d{1,2})日|/(\\d{1,2})(?![\\d:/時]))${WEEKDAY}`,
  'y',
);
const DAY_ONLY = new RegExp(`(\\d{1,2})日?(?![\\d:/時月])${WEEKDAY}`, 'y');
const MONTH = /(?:翌年?の?)?(\d{1,2})月(?:(末)日?)?(?! ?\d{1,2}日|上旬|中旬|下旬|頃|ごろ)/y;
const MONTH_END = /(?:翌年?の?)?(\d{1,2})月末日?/y;
const MONTHS_SHORT = /(\d{1,2}) ?([~・、,]) ?(?=\d{1,2}月(?! ?\d))/y;
const TO = / ?(?:~|から|より) ?/y;
const JOIN = / ?[・、,] ?/y;
const UNTIL = /まで/y;
const MONTHLY = /毎月 ?(\d{1,2})日((?:[・、,] ?\d{1,2}日)*)/y;
const NAMED: [RegExp, Span][] = [
  [/(?:お?正月)?(?:三が日|三ヶ日|三ケ日|3が日|3ヶ日)/y, { from: 101, to: 103 }],
  [/(?:1月1日\(?)?(?:元日|元旦)\)?/y, { from: 101, to: 101 }],
  [/大晦日|大みそか/y, { from: 1231, to: 1231 }],
];

/** The last day of a month, 29 in February. */
export function monthEnd(month: number): number {
  const length = LENGTHS[month - 1];
  if (!length) throw new Unreadable(`no such month: ${month}`);
  return month * 100 + length;
}

function date(month: number, day: number): number {
  if (day < 1 || month * 100 + day > monthEnd(month))
    throw new Unreadable(`no such date: ${month}/${day}`);
  return month * 100 + day;
}

/** A season told to end on 28 February ends with the month in leap years too. */
const lastDate = (value: number): number => (value === 228 ? 229 : value);

function readDate(cursor: Cursor): number | null {
  const match = cursor.take(DATE);
  return match ? date(Number(match[1]), Number(match[2] ?? match[3])) : null;
}

function readDateSpan(cursor: Cursor): Span | null {
  const from = readDate(cursor);
  if (from === null) return null;
  const to = cursor.attempt(() => {
    if (!cursor.take(TO)) return null;
    const end = readDate(cursor);
    if (end !== null) return end;
    const lastOf = cursor.take(MONTH_END)?.[1];
    if (lastOf) return monthEnd(Number(lastOf));
    const day = cursor.take(DAY_ONLY);
    if (!day) return null;
    const same = date(Math.floor(from / 100), Number(day[1]));
    if (same <= from) throw new Unreadable('dates run backwards');
    return same;
  });
  cursor.take(UNTIL);
  return { from, to: to === null ? from : lastDate(to) };
}

function readMonth(cursor: Cursor): { month: number; end: boolean } | null {
  const match = cursor.take(MONTH);
  return match ? { month: Number(match[1]), end: Boolean(match[2]) } : null;
}

function readMonthSpan(cursor: Cursor): Span | null {
  const short = cursor.take(MONTHS_SHORT);
  if (short?.[2] && short[2] !== '~')
    return { from: date(Number(short[1]), 1), to: monthEnd(Number(short[1])) };
  const first = short ? { month: Number(short[1]), end: false } : readMonth(cursor);
  if (!first || first.end) return null;
  const to = short
    ? readMonth(cursor)
    : cursor.attempt(() => (cursor.take(TO) ? readMonth(cursor) : null));
  cursor.take(UNTIL);
  return { from: date(first.month, 1), to: monthEnd(to?.month ?? first.month) };
}

/** Several months or dates in a row: `7・8月`, `4月~9月`, `7/20~8/31`, `3月31日、9月30日`. */
export function readSpans(cursor: Cursor): Span[] | null {
  const one = () =>
    cursor.attempt(() => readDateSpan(cursor)) ?? cursor.attempt(() => readMonthSpan(cursor));
  const first = one();
  if (!first) return null;
  const spans = [first];
  for (;;) {
    // 7・8月 has used its own separator already.
    const next = one() ?? cursor.attempt(() => (cursor.take(JOIN) ? one() : null));
    if (!next) return spans;
    spans.push(next);
  }
}

/** Closed dates: 元日, 三が日, 毎月15日 and everything `readSpans` knows. */
export function readClosedDates(cursor: Cursor): Span[] | null {
  const monthly = cursor.take(MONTHLY);
  if (monthly) {
    const days = [monthly[1], ...(monthly[2]?.match(/\d+/g) ?? [])].map(Number);
    if (days.some((day) => day > 28)) throw new Unreadable('not every month has that day');
    return LENGTHS.flatMap((_, m) =>
      days.map((day) => ({ from: date(m + 1, day), to: date(m + 1, day) })),
    );
  }
  const named = NAMED.find(([pattern]) => cursor.take(pattern));
  return named ? [named[1]] : readSpans(cursor);
}

/** Whether a date (month × 100 + day) lies in one of the spans. */
export function within(spans: Span[] | null, day: number): boolean {
  if (!spans) return true;
  return spans.some(({ from, to }) =>
    from <= to ? day >= from && day <= to : day >= from || day <= to,
  );
}
