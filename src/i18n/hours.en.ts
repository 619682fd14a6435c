import type { CalendarDay, HoursWords } from './hours.ja.ts';

const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `HH:MM` as visitors write it; hours past 24 are those of the following morning. */
function time(clock: string): string {
  if (clock === '24:00') return 'midnight';
  const [hours = '', minutes = ''] = clock.split(':');
  return `${Number(hours) % 24}:${minutes}`;
}

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

function weekdayNames(runs: readonly (readonly [number, number])[]): string[] {
  const name = (day: number): string => SHORT[day] ?? '';
  return runs.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`));
}

function ordinal(nth: number): string {
  if (nth > 0) return ORDINALS[nth - 1] ?? '';
  return nth === -1 ? 'last' : `${ORDINALS[-nth - 1] ?? ''}-to-last`;
}

function holidays(offset: number, weekday: number | null): string {
  const days = weekday === null ? 'days' : `${LONG[weekday]}s`;
  if (offset === 0)
    return weekday === null ? 'public holidays' : `${days} that are public holidays`;
  return `${days} ${offset > 0 ? 'after' : 'before'} public holidays`;
}

function date({ year, month, day }: CalendarDay): string {
  return [day, MONTHS[month - 1], year].filter((part) => part !== null).join(' ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The words of `hours.ja.ts` in English. */
export const hoursEn: HoursWords = {
  time,
  period: (open, close) => `${time(open)}–${time(close)}`,
  periods: list,
  allDay: '24 hours',
  everyDay: 'Every day',
  aroundTheClock: 'Open 24 hours, every day.',
  weekdays: (runs) => weekdayNames(runs).join(', '),
  weekdaysClosed: (runs) => weekdayNames(runs).join(', '),
  nth: (nths, weekday) => `on the ${list(nths.map(ordinal))} ${LONG[weekday] ?? ''}`,
  holidays,
  date,
  span: (from, to) => {
    const sameMonth = to.day !== null && to.month === from.month && to.year === from.year;
    if (sameMonth) return `${from.day}–${date(to)}`;
    return `${date(to.year === from.year ? { ...from, year: null } : from)}–${date(to)}`;
  },
  within: (dates, days) => `${days}, ${dates}`,
  except: (days, weekdaysLeftOut) => `${days} (except ${weekdaysLeftOut})`,
  list,
  usual: (groups) => `${groups.map(({ days, times }) => `${days} ${times}`).join(', ')}.`,
  closed: (days) => `Closed ${days}.`,
  alsoClosed: (days) => `Also closed ${days}.`,
  differently: (days, times) => `${capitalised(days)}: ${times}.`,
  sentences: (sentences) => sentences.join(' '),
  noRegularDays: 'No regular opening days.',
  varies: 'Hours vary from day to day. Please see the times for each day.',

  openUntil: (when) => `Open until ${when}`,
  closesSoon: (when) => `Closes soon, ${when}`,
  openAlways: 'Open 24 hours',
  opensLater: (when) => `Closed, opens ${when}`,
  closedForToday: (when) => `Closed now, opens ${when}`,
  closedToday: (when) => `Closed today, opens ${when}`,
  notOpening: 'Closed',
  temporarilyClosed: 'Temporarily closed',
  closedForGood: 'Closed for good',
  unknown: 'Opening hours being confirmed',
  midnight: 'midnight',
  tomorrow: (clock) => `tomorrow ${time(clock)}`,
  nextMorning: (clock) => `${time(clock)} tomorrow`,
  onWeekday: (weekday, clock) => `${SHORT[weekday] ?? ''} ${time(clock)}`,
  onDate: (month, day, weekday, clock) =>
    `${SHORT[weekday] ?? ''} ${day} ${MONTHS[month - 1] ?? ''} ${time(clock)}`,
};
