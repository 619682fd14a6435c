import { type Cursor, Unreadable } from './cursor.ts';
import type { Period } from './model.ts';

/** A time as written: 午前 and 午後 matter again when the end of the period is weighed. */
interface Clock {
  minutes: number;
  half: 'am' | 'pm' | null;
  next: boolean;
}

const CLOCK =
  /(?:(午前|午後|AM|PM|深夜|翌朝|翌日|翌|(?:朝|昼|夕方|夜)(?=\d{1,2}時)) ?)?(?:(正午)|(\d{1,2})(?::(\d{2})|時(?!間)(?:(半)|(\d{1,2})分)?))(?![\d:]) ?(AM|PM)?(頃|ごろ|ころ|くらい)?/iy;
const BARE_HOUR = /(\d{1,2})(?= ?(?:~|から) ?(?:午後|翌|深夜)?\d{1,2}時)/y;
const TO = / ?(?:~|から|より) ?/y;
const LAST_ORDER_END = /(?:ラスト・?オーダー?|L\.?O)[.:]? ?(?=[\d午正翌])/iy;
const UNTIL = / ?まで/y;
const ENDS_IN_ORDER =
  / ?(?:L\.?O\.?|ラストオーダー)(?:まで)?(?=$|[ \n、,。/・()※も])(?![ :(]*(?:\d|各|閉|終|フ|ド|ラ|デ|料|食))/iy;

/** Hours each word of the day can mean on a twelve-hour clock, and what to add. */
const WORDS: Record<string, [from: number, to: number, add: number][]> = {
  午前: [[0, 11, 0]],
  AM: [[0, 11, 0]],
  午後: [
    [0, 11, 12],
    [13, 23, 0],
  ],
  PM: [
    [0, 11, 12],
    [13, 23, 0],
  ],
  朝: [[4, 11, 0]],
  昼: [
    [1, 3, 12],
    [11, 15, 0],
  ],
  夕方: [
    [3, 7, 12],
    [15, 19, 0],
  ],
  夜: [
    [5, 11, 12],
    [17, 23, 0],
  ],
  深夜: [
    [0, 5, 24],
    [23, 29, 0],
  ],
  翌: [
    [0, 6, 24],
    [24, 30, 0],
  ],
  翌朝: [[0, 6, 24]],
  翌日: [[0, 6, 24]],
};

function hourOf(word: string | undefined, hour: number): number {
  if (!word) return hour;
  const found = WORDS[word.toUpperCase()]?.find(([from, to]) => hour >= from && hour <= to);
  if (!found) throw new Unreadable(`unclear time: ${word}${hour}`);
  return hour + found[2];
}

function halfOf(word: string | undefined): 'am' | 'pm' | null {
  if (!word) return null;
  if (/午前|AM|朝/i.test(word)) return 'am';
  return /午後|PM|夕方|夜|昼/i.test(word) ? 'pm' : null;
}

/** One time of day; `about` collects the 頃 that the value cannot carry. */
export function readClock(cursor: Cursor, about: string[] = []): Clock | null {
  const match = cursor.take(CLOCK);
  if (!match) return null;
  const [text, before, noon, hours, minutes, half, spoken, after, roughly] = match;
  if (before && after) throw new Unreadable(`unclear time: ${text}`);
  if (roughly) about.push(text.trim());
  const word = before ?? after;
  const hour = noon ? 12 : hourOf(word, Number(hours));
  const minute = half ? 30 : Number(minutes ?? spoken ?? 0);
  if (hour > 30 || minute > 59) throw new Unreadable(`no such time: ${text}`);
  const next = /翌|深夜/.test(word ?? '');
  return { minutes: hour * 60 + minute, half: halfOf(word), next };
}

/** An end before its start is another half of the day or the next day, or it is nothing. */
function endOf(start: Clock, end: Clock): number {
  let minutes = end.minutes;
  const unmarked = !end.half && !end.next;
  if (unmarked && start.half === 'pm' && minutes < 720 && minutes + 720 > start.minutes)
    minutes += 720;
  if (minutes === 0 && start.minutes > 0) return 1440;
  if (minutes > start.minutes) return minutes;
  const intoTheNight = start.minutes >= 17 * 60 || end.half === 'am';
  if (intoTheNight && minutes <= 300 && end.half !== 'pm') return minutes + 1440;
  throw new Unreadable('a period ends before it starts');
}

/** Checks what every period must fulfil. */
export function makePeriod(start: number, end: number): Period {
  const allDay = start === 0 && end === 1440;
  if (start >= 1440 || end > 1800 || end - start > 1440 || end <= start)
    throw new Unreadable('a period is longer than a day');
  if (start < 240 && !allDay) throw new Unreadable('a period starts in the middle of the night');
  return { start, end, order: null, entry: null };
}

function readStart(cursor: Cursor, about: string[]): Clock | null {
  const bare = cursor.take(BARE_HOUR);
  if (bare) return { minutes: Number(bare[1]) * 60, half: null, next: false };
  return readClock(cursor, about);
}

/** `11:00~14:00`, `午前10時から午後6時まで`, `11:00~LO.13:30` (the last order is then the end). */
export function readPeriod(cursor: Cursor, about: string[]): Period | null {
  return cursor.attempt(() => {
    const roughly: string[] = [];
    const start = readStart(cursor, roughly);
    if (!start || !cursor.take(TO)) return null;
    let inOrder = Boolean(cursor.take(LAST_ORDER_END));
    const end = readClock(cursor, roughly);
    if (!end) return null;
    if (cursor.peek(TO)) throw new Unreadable('three times in a row');
    inOrder = Boolean(cursor.take(ENDS_IN_ORDER)) || inOrder;
    cursor.take(UNTIL);
    const period = makePeriod(start.minutes, endOf(start, end));
    about.push(...roughly);
    return inOrder ? { ...period, order: period.end } : period;
  });
}
