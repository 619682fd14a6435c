import { addDays, localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import { datesOf } from './recurrence.ts';
import { spanOf } from './times.ts';

/** Repeats a person chooses from; `other` is a rule that says more than they can. */
export const REPEATS = ['none', 'weekly', 'biweekly', 'nth', 'monthday', 'daily', 'other'] as const;
export type RepeatKind = (typeof REPEATS)[number];

/** How a date comes again, as the form has it. */
export interface Repeat {
  kind: RepeatKind;
  /** 0 = Monday … 6 = Sunday; none: the weekday of the first date, or every day. */
  days: number[];
  /** 1–4, or -1 for the last of the month; null: as the first date. */
  nth: number | null;
  /** Last local date, or null for no end. */
  until: string | null;
  /** The rule itself where it is an `other`. */
  raw: string | null;
}

export const ONCE: Repeat = { kind: 'none', days: [], nth: null, until: null, raw: null };

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The repeat that a rule beginning on a local date is; what the form cannot say whole stays as it is. */
export function repeatOf(rrule: string | null, date: string): Repeat {
  if (rrule === null) return ONCE;
  const repeat = understood(rrule);
  return writeRepeat(repeat, date) === rrule ? repeat : { ...ONCE, kind: 'other', raw: rrule };
}

function understood(rrule: string): Repeat {
  const parts = new Map(rrule.split(';').map((part) => part.split('=') as [string, string]));
  const byDay = parts.get('BYDAY')?.split(',') ?? [];
  const until = parts.get('UNTIL');
  const nth = Number(byDay[0]?.slice(0, -2));
  return {
    kind: kindOf(parts),
    days: byDay.map((day) => CODES.indexOf(day)).filter((day) => day >= 0),
    nth: Number.isInteger(nth) && nth !== 0 ? nth : null,
    until: until ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}` : null,
    raw: null,
  };
}

function kindOf(parts: ReadonlyMap<string, string>): RepeatKind {
  const freq = parts.get('FREQ');
  if (freq === 'DAILY') return 'daily';
  if (freq === 'WEEKLY') return parts.get('INTERVAL') === '2' ? 'biweekly' : 'weekly';
  return parts.has('BYMONTHDAY') ? 'monthday' : 'nth';
}

/** The rule of RFC 5545 for a repeat that begins on a local date; null where there is none. */
export function writeRepeat(repeat: Repeat, date: string): string | null {
  const { kind, days, until, raw } = repeat;
  if (kind === 'none') return null;
  if (kind === 'other') return raw;
  const weekday = localWeekday(startOfLocalDay(date));
  const ticked = [...days].sort().map((day) => CODES[day]);
  const parts: Record<Exclude<RepeatKind, 'none' | 'other'>, string> = {
    weekly: `FREQ=WEEKLY;BYDAY=${ticked.join(',') || CODES[weekday]}`,
    biweekly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${ticked.join(',') || CODES[weekday]}`,
    nth: `FREQ=MONTHLY;BYDAY=${repeat.nth ?? nthOf(date)}${CODES[weekday]}`,
    monthday: `FREQ=MONTHLY;BYMONTHDAY=${Number(date.slice(8))}`,
    daily: `FREQ=DAILY${ticked.length > 0 ? `;BYDAY=${ticked.join(',')}` : ''}`,
  };
  return parts[kind] + (until === null ? '' : `;UNTIL=${until.replaceAll('-', '')}`);
}

/** Which of its weekday a date is in its month; the fifth is the last. */
function nthOf(date: string): number {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return nth === 5 ? -1 : nth;
}

/**
 * The first local date on or after `date` that a rule gives, which calendars count as its beginning;
 * undefined where it gives none within a year.
 */
export function firstDateOf(rrule: string, date: string): string | undefined {
  try {
    const [first] = datesOf({ ...spanOf(date, null), rrule }, date, addDays(date, 367));
    return first && localDate(first.start);
  } catch {
    return undefined;
  }
}
