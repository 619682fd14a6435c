import type { HolidayCalendar } from '#features/days/holidays.ts';
import { addDays, localDate, localTime, localWeekday, startOfLocalDay } from '#server/clock.ts';
import { appliesOn, parsePattern } from './pattern.ts';
import type { OpenInterval } from './types.ts';
import type { Period } from './usual.ts';

const DAY = 24 * 60 * 60_000;

export interface WeekDay {
  /** Tokyo date, `YYYY-MM-DD` */
  date: string;
  /** 0 = Monday … 6 = Sunday */
  weekday: number;
  holidayName: string | null;
  /** Empty: closed. */
  periods: Period[];
  /** `HH:MM`, within the periods. */
  lastOrders: string[];
  exception: { reason: string | null } | null;
}

export interface WeekInput {
  /** Evaluated from the Tokyo day before `from` on, or last night's hours look like today's. */
  intervals: readonly OpenInterval[];
  /** First day of the seven, a Tokyo date. */
  from: string;
  locale: 'ja' | 'en';
  holidays: HolidayCalendar;
  /** Points in time in `opening_hours` syntax, e.g. `Mo-Fr 13:30,20:30`. */
  lastOrders?: string | null;
  exceptions?: readonly { date: string; reason: string | null }[];
}

/** The moment as `HH:MM` counted from the beginning of `date`: 02:00 the next morning is `26:00`. */
function timeFrom(date: string, moment: number): string {
  const days = Math.floor((moment - +startOfLocalDay(date)) / DAY);
  const [hours = '', minutes = ''] = localTime(new Date(moment)).split(':');
  return `${String(Number(hours) + 24 * days).padStart(2, '0')}:${minutes}`;
}

/** The part of an interval that belongs to a day: the day on which it begins. */
function periodOn(date: string, { startsAt, endsAt }: OpenInterval): Period | null {
  let start = Date.parse(startsAt);
  let end = Date.parse(endsAt);
  if (end - start >= DAY) {
    // Open around the clock: every day has its share.
    start = Math.max(start, +startOfLocalDay(date));
    end = Math.min(end, +startOfLocalDay(addDays(date, 1)));
  }
  if (start >= end || localDate(new Date(start)) !== date) return null;
  return { open: timeFrom(date, start), close: timeFrom(date, end) };
}

function lastOrdersOn(
  date: string,
  periods: Period[],
  value: string | null | undefined,
  holidays: HolidayCalendar,
): string[] {
  const rules = value ? parsePattern(value) : null;
  const rule = rules?.findLast((candidate) => appliesOn(candidate, date, holidays));
  const points = rule && !rule.times.includes('-') ? rule.times.split(',') : [];
  return points.filter((point) =>
    periods.some(({ open, close }) => open <= point && point <= close),
  );
}

/** Seven Tokyo days from `from`, with what is open, why a day differs, and its last orders. */
export function weekTable({
  intervals,
  from,
  locale,
  holidays,
  lastOrders,
  exceptions,
}: WeekInput): WeekDay[] {
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(from, index);
    const periods = intervals
      .map((interval) => periodOn(date, interval))
      .filter((period) => period !== null);
    const exception = exceptions?.find((candidate) => candidate.date === date);
    return {
      date,
      weekday: localWeekday(startOfLocalDay(date)),
      holidayName: holidays.nameOf(date, locale),
      periods,
      // On a day with hours of its own nobody has said when the last orders are.
      lastOrders: exception ? [] : lastOrdersOn(date, periods, lastOrders, holidays),
      exception: exception ? { reason: exception.reason } : null,
    };
  });
}
