import { monthEnd } from './dates.ts';
import type { Period, Span } from './model.ts';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (n: number) => String(n).padStart(2, '0');

const time = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

export const renderPeriods = (periods: Period[]) =>
  periods.map(({ start, end }) => `${time(start)}-${time(end)}`).join(',');

/** The last orders of a day; where there are none, the last entries. */
export const renderOrders = (periods: Period[]) =>
  periods
    .map(({ order, entry }) => order ?? entry)
    .filter((at) => at !== null)
    .map(time)
    .join(',');

/** `Mo-Tu,Th`; the days are sorted. */
export function renderDays(days: number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => [run[0], run.length > 1 ? run.at(-1) : undefined])
    .map((ends) => ends.flatMap((day) => (day === undefined ? [] : [DAYS[day]])).join('-'))
    .join(',');
}

export const renderNth = (day: number, nths: number[]) => `${DAYS[day]}[${nths.join(',')}]`;

const isMonths = ({ from, to }: Span) => from % 100 === 1 && to === monthEnd(Math.floor(to / 100));

const month = (date: number) => MONTHS[Math.floor(date / 100) - 1] ?? '';

function renderMonths({ from, to }: Span): string {
  return month(from) === month(to) ? month(from) : `${month(from)}-${month(to)}`;
}

function renderDates({ from, to }: Span): string {
  const first = `${month(from)} ${two(from % 100)}`;
  if (from === to) return first;
  const last = month(from) === month(to) && from < to ? '' : `${month(to)} `;
  return `${first}-${last}${two(to % 100)}`;
}

/** `Jan-Mar,Dec`, or with days if any span does not hold whole months. */
export function renderSpans(spans: Span[]): string {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  return sorted.map(sorted.every(isMonths) ? renderMonths : renderDates).join(',');
}
