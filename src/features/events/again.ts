import { addDays, daysBetween, isLocalDate, localDate, yearsLater } from '#server/clock.ts';
import type { FreshEvent } from './form-queries.ts';
import { firstDateOf } from './repeat.ts';
import { EventInput, type EventBody, type EventDate } from './schema.ts';

/** A new event of a business: what is known of whom to ask. */
export function newEvent({ name, phone, website }: FreshEvent): EventBody {
  return EventInput.parse({ contactName: name, phone, website });
}

/**
 * An event that took place before, for the next time: every date moves by the same whole weeks, so
 * that weekdays and what lies between them stay, to the first year in which none of it is over. What
 * was announced of single dates is not taken along.
 */
export function eventAgain(earlier: EventBody, at: Date): EventBody {
  const body = { ...earlier, campaign: null, listedFrom: null, listedUntil: null };
  const days = daysToNextTime(body.dates, localDate(at));
  if (days === 0) return body;
  return {
    ...body,
    dates: body.dates.map((line) => shifted(line, days)),
    entryUntil: body.entryUntil === null ? null : moved(body.entryUntil, days),
  };
}

function daysToNextTime(dates: readonly EventDate[], today: string): number {
  const first = dates
    .map(({ from }) => from.slice(0, 10))
    .sort()
    .at(0);
  if (first === undefined) return 0;
  for (let years = 1; years <= 20; years += 1) {
    const weeks = Math.round(daysBetween(first, yearsLater(first, years)) / 7);
    if (addDays(first, weeks * 7) >= today) return weeks * 7;
  }
  return 0;
}

/** A local date, or a date and time, so many days later. */
function moved(moment: string, days: number): string {
  return addDays(moment.slice(0, 10), days) + moment.slice(10);
}

function shifted(line: EventDate, days: number): EventDate {
  const rule = line.rule === null ? null : laterRule(line.rule, days);
  const from = moved(line.from, days).slice(0, 10);
  // 「第2土曜日」 of the next year may lie a week off: a series begins where its rule does.
  const first = (rule !== null && firstDateOf(rule, addDays(from, -3))) || from;
  const total = days + daysBetween(from, first);
  return {
    ...line,
    from: moved(line.from, total),
    until: line.until === null ? null : moved(line.until, total),
    rule,
    changes: [],
  };
}

function laterRule(rule: string, days: number): string {
  return rule.replace(/UNTIL=(\d{4})(\d{2})(\d{2})/, (whole, year, month, day) => {
    const until = `${year}-${month}-${day}`;
    return isLocalDate(until) ? `UNTIL=${addDays(until, days).replaceAll('-', '')}` : whole;
  });
}
