import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';

/** A month of the bulletin, `YYYY-MM`, half-open in local dates and in moments. */
export interface Month {
  month: string;
  from: string;
  until: string;
  startsAt: string;
  endsAt: string;
}

export function monthOf(month: string): Month {
  const from = `${month}-01`;
  // Every month is over 32 days after it began, and the next is not.
  const until = `${addDays(from, 32).slice(0, 7)}-01`;
  const moment = (day: string) => toIso(startOfLocalDay(day));
  return { month, from, until, startsAt: moment(from), endsAt: moment(until) };
}

/** The months a bulletin may be made of: the last one, this one and the next two. */
export function bulletinMonths(at: Date): string[] {
  const first = `${localDate(at).slice(0, 7)}-01`;
  const before = addDays(first, -1).slice(0, 7);
  const next = addDays(first, 32).slice(0, 7);
  return [before, first.slice(0, 7), next, addDays(`${next}-01`, 32).slice(0, 7)];
}

/** The month that is asked for; the next one, since a bulletin is made ahead. */
export function readMonth(asked: string | null, at: Date): Month {
  const months = bulletinMonths(at);
  return monthOf(months.find((month) => month === asked) ?? months[2]!);
}
