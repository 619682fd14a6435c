import type { DemoChange, DemoWhen } from '#db/seed/events/types.ts';
import { addDays, localDate } from '#server/clock.ts';
import { addMonths, monthOf, weekdayOf } from '#features/events/calendar.ts';
import { datesOf } from '#features/events/recurrence.ts';
import type { EventDate } from '#features/events/schema.ts';
import { datesBetween, spanOf } from '#features/events/times.ts';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const CODES = (days: string) => days.split(',').map((code) => WEEKDAYS.indexOf(code));
/** A series has been going on for a while when the demo begins. */
const WEEKS_BACK = 4;
/** A New Year's event stays this year's for a few days. */
const DAYS_KEPT = 10;

/** Dates of the demo as an event has them, counted from `today`. */
export function eventDate(when: DemoWhen, key: string, today: string): EventDate {
  const { first, rule, days } = firstOf(when, today);
  const [from, until] = moments(first, when.time, days);
  const changes = (when.changes ?? []).map((change) => {
    const span = spanOf(from, until);
    const coming = datesOf({ ...span, rrule: rule }, today, addDays(today, 400));
    return changeOf(change, coming[change.next]?.date ?? first, when.time);
  });
  return { key, from, until, rule, changes };
}

function changeOf({ state, by, note }: DemoChange, date: string, time: string) {
  const moved = state === 'moved' ? moments(addDays(date, by ?? 7), time, 1) : [null, null];
  const [ja, en] = note;
  return { date, state, from: moved[0]!, until: moved[1]!, note: ja || null, noteEn: en || null };
}

/** The first date, how it repeats, and over how many days it goes at a stretch. */
function firstOf(
  when: DemoWhen,
  today: string,
): { first: string; rule: string | null; days: number } {
  const once = (first: string, days = 1) => ({ first, rule: null, days });
  switch (when.kind) {
    case 'weekly': {
      const first = next(addDays(today, -7 * WEEKS_BACK), CODES(when.days));
      const every = when.every && when.every > 1 ? `;INTERVAL=${when.every}` : '';
      return { first, rule: `FREQ=WEEKLY${every};BYDAY=${when.days}`, days: 1 };
    }
    case 'monthly': {
      const first = nthWeekday(addMonths(monthOf(today), -1), when.nth, when.day);
      return { first, rule: `FREQ=MONTHLY;BYDAY=${when.nth}${when.day}`, days: 1 };
    }
    case 'month-days': {
      const first = `${addMonths(monthOf(today), -1)}-${String(when.days[0]).padStart(2, '0')}`;
      return { first, rule: `FREQ=MONTHLY;BYMONTHDAY=${when.days.join(',')}`, days: 1 };
    }
    case 'run': {
      const first = next(addDays(today, when.ahead), CODES(when.days ?? WEEKDAYS.join(',')));
      const last = addDays(today, when.ahead + when.length).replaceAll('-', '');
      const days = when.days ? `;BYDAY=${when.days}` : '';
      return { first, rule: `FREQ=DAILY${days};UNTIL=${last}`, days: 1 };
    }
    case 'coming':
      return once(addDays(next(today, CODES(when.day)), 7 * when.weeks), when.length);
    case 'season': {
      const first = seasonDate(when.date, today);
      if (!when.nightly) return once(first, when.length);
      return { first, rule: `FREQ=DAILY;COUNT=${when.length ?? 1}`, days: 1 };
    }
  }
}

/** The first of the weekdays on `from` or after it. */
function next(from: string, weekdays: number[]): string {
  return datesBetween(from, addDays(from, 6)).find((date) => weekdays.includes(weekdayOf(date)))!;
}

function nthWeekday(month: string, nth: number, day: string): string {
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const days = datesBetween(`${month}-01`, last).filter(
    (date) => weekdayOf(date) === WEEKDAYS.indexOf(day),
  );
  return days.at(nth > 0 ? nth - 1 : nth)!;
}

/** December belongs to the running year; January to the turn that is nearest ahead. */
function seasonDate(monthDay: string, today: string): string {
  const year = Number(today.slice(0, 4));
  if (monthDay > '06') return `${year}-${monthDay}`;
  const thisYear = `${year}-${monthDay}`;
  return thisYear >= addDays(today, -DAYS_KEPT) ? thisYear : `${year + 1}-${monthDay}`;
}

function moments(date: string, time: string, days: number): [from: string, until: string | null] {
  const last = addDays(date, days - 1);
  if (time === '') return [date, last];
  const [from = '', until] = time.split('-');
  if (until === undefined) return [`${date}T${from}`, null];
  // A night goes on into the next day.
  return [`${date}T${from}`, `${until <= from ? addDays(last, 1) : last}T${until}`];
}

/** The local date some days from a moment. */
export function daysFrom(at: Date, days: number): string {
  return addDays(localDate(at), days);
}
