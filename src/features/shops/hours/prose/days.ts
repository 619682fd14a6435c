import type { Cursor } from './cursor.ts';
import { Unreadable } from './cursor.ts';
import type { DaySet } from './model.ts';

export const WEEK = '月火水木金土日';

/** 祝日 opens a condition here (祝日の場合は…) and is no day of a list. */
const CONDITION =
  '前|い|の前|の翌|翌|の場合|場合|のとき|の時|の日は|の際|は(?:営業|開)|も(?:営業|開)|営業|開|に当|にあた|と重|なら|関係|で';
const NAME = '(?:祝祭日|祝休日|祝・?祭日|国民の祝日|祝日・祭日|祝日|祭日|祝(?!日))';
const FIRST_HOLIDAY = new RegExp(`${NAME}(?!${CONDITION}|を除|除|は除)`, 'y');
/** 土日祝を除く takes out all three. */
const LATER_HOLIDAY = new RegExp(`${NAME}(?!${CONDITION})`, 'y');
const DAY = /(?:毎週 ?)?([月火水木金土日])(?:曜日?|(?![曜末に替没帰本の]|\d+(?:[月日回円名/]|$)))/y;
const WORD = /(平日|週末|毎日|全日|連日|全曜日)/y;
const REST_DAY = new RegExp(`休日(?![・:は]|のみ|${CONDITION})`, 'y');
const JOIN = / ?(?:[・、,/&+]|と|及び|および|並びに|ならびに|又は|または)? ?/y;
const TO = / ?(?:~|から) ?/y;
const EXCEPT = '(?:但し|ただし)?[、,]? ?祝日?(?:は|を)?(?:除く|のぞく|除き)';
const EXCEPT_IN_BRACKETS = new RegExp(` ?\\( ?${EXCEPT} ?\\)`, 'y');
const EXCEPT_BEHIND = new RegExp(`(?: |[、,] ?)${EXCEPT}`, 'y');

const emptySet = (): DaySet => ({
  days: [],
  holiday: false,
  notHoliday: false,
  generic: false,
  workday: false,
  named: [],
});

/** Monday to Sunday as numbers, running over Sunday where the range does. */
function range(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1;
  if (length === 1) throw new Unreadable('a range of one day');
  return Array.from({ length }, (_, i) => (from + i) % 7);
}

function readDayOrRange(cursor: Cursor, set: DaySet): boolean {
  const first = cursor.take(DAY);
  if (!first) return false;
  const from = WEEK.indexOf(first[1] ?? '');
  const last = cursor.attempt(() => (cursor.take(TO) ? cursor.take(DAY) : null));
  if (last) set.days.push(...range(from, WEEK.indexOf(last[1] ?? '')));
  else {
    set.days.push(from);
    set.named.push(from);
  }
  return true;
}

function readWord(cursor: Cursor, set: DaySet): boolean {
  const word = cursor.take(WORD)?.[1];
  if (!word) return false;
  if (word === '週末') set.days.push(5, 6);
  else {
    set.generic = true;
    set.workday ||= word === '平日';
    set.days.push(...(word === '平日' ? [0, 1, 2, 3, 4] : [0, 1, 2, 3, 4, 5, 6]));
  }
  return true;
}

function readUnit(cursor: Cursor, set: DaySet): boolean {
  // 休日 is only sure to mean public holidays where Sunday stands beside it.
  const holiday = set.days.length > 0 ? LATER_HOLIDAY : FIRST_HOLIDAY;
  if (cursor.take(holiday) || (set.days.includes(6) && cursor.take(REST_DAY))) {
    set.holiday = true;
    return true;
  }
  return readWord(cursor, set) || readDayOrRange(cursor, set);
}

/** 土日、祝日を除く may take out all of them; only behind a range or 平日 the comma is clear. */
function readExcept(cursor: Cursor, set: DaySet): boolean {
  if (set.holiday || set.days.length === 0) return false;
  const clear = set.named.length === 0;
  set.notHoliday = Boolean(
    cursor.take(EXCEPT_IN_BRACKETS) ?? (clear ? cursor.take(EXCEPT_BEHIND) : null),
  );
  return set.notHoliday;
}

/** A list of days: `月~水・金`, `土日祝`, `平日`, `日曜、祝日`. */
export function readDays(cursor: Cursor): DaySet | null {
  const set = emptySet();
  if (!readUnit(cursor, set)) return null;
  const more = () =>
    cursor.attempt(() => (cursor.take(JOIN) && readUnit(cursor, set) ? true : null));
  while (!readExcept(cursor, set) && more());
  set.days = [...new Set(set.days)].sort((a, b) => a - b);
  return set;
}

const NTH =
  /(?:毎月 ?)?(?:(第 ?[\d一二三四五](?:(?:[・、,と&/ .]|週|及び)?第? ?[\d一二三四五])*)|最終(?:週の?)?) ?([月火水木金土日])(?:曜日?)?/y;
/** 第2水曜・木曜 may mean every Thursday or the second one. */
const UNCLEAR_NEXT = /(?: ?[・、,と/&] ?| )?(?:[月火水木金土日](?:曜|(?![\d末])))/y;

/** `第2・4火曜`, `最終月曜`: the day and which of the month's (−1 is the last). */
export function readNth(cursor: Cursor): { day: number; nths: number[] } | null {
  const match = cursor.take(NTH);
  if (!match) return null;
  if (cursor.peek(UNCLEAR_NEXT)) throw new Unreadable('a day behind an n-th weekday is unclear');
  const digits = match[1]?.match(/[\d一二三四五]/g) ?? [];
  const nths = digits.map((d) => Number(d) || '一二三四五'.indexOf(d) + 1);
  if (nths.some((n) => n < 1 || n > 5) || new Set(nths).size < nths.length)
    throw new Unreadable('no such n-th weekday');
  return { day: WEEK.indexOf(match[2] ?? ''), nths: match[1] ? nths.sort() : [-1] };
}
