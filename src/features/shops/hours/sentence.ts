import type { HoursWords } from '#i18n/hours.ja.ts';
import { addDays, localDate, localTime, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { DateSpan, DaySelector } from './pattern.ts';
import type { OpenState } from './state.ts';
import type { Extra, Period, UsualWeek } from './usual.ts';

/** Weekdays as runs `[first, last]`; two in a row stay apart, as people write them (土・日). */
function runsOf(weekdays: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const weekday of weekdays) {
    const last = runs.at(-1);
    if (last?.[1] === weekday - 1) last[1] = weekday;
    else runs.push([weekday, weekday]);
  }
  return runs.flatMap(([from, to]): [number, number][] =>
    to - from === 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  );
}

function timesText(periods: readonly Period[], words: HoursWords): string {
  const texts = periods.map(({ open, close }) =>
    open === '00:00' && close === '24:00' ? words.allDay : words.period(open, close),
  );
  return words.periods(texts);
}

/** The open weekdays, those with the same times together. */
function openWeekdays(days: Period[][], words: HoursWords): string[] {
  const groups = new Map<string, number[]>();
  for (const [weekday, periods] of days.entries()) {
    if (periods.length === 0) continue;
    const times = timesText(periods, words);
    groups.set(times, [...(groups.get(times) ?? []), weekday]);
  }
  if (groups.size === 0) return [];
  if (groups.get(words.allDay)?.length === 7) return [words.aroundTheClock];
  const name = (weekdays: number[]): string =>
    weekdays.length === 7 ? words.everyDay : words.weekdays(runsOf(weekdays));
  return [words.usual([...groups].map(([times, weekdays]) => ({ days: name(weekdays), times })))];
}

function spanText({ from, to }: DateSpan, words: HoursWords): string {
  return JSON.stringify(from) === JSON.stringify(to) ? words.date(from) : words.span(from, to);
}

function daysText(days: readonly DaySelector[], words: HoursWords): string[] {
  const weekdays = days.filter((day) => day.kind === 'weekday').map(({ weekday }) => weekday);
  const others = days
    .filter((day) => day.kind !== 'weekday')
    .map((day) =>
      day.kind === 'nth'
        ? words.nth(day.nths, day.weekday)
        : words.holidays(day.offset, day.weekday),
    );
  return weekdays.length === 0 ? others : [words.weekdays(runsOf(weekdays)), ...others];
}

/** The days of an extra in words. */
function whenText({ dates, days, except }: Extra, words: HoursWords): string {
  const spans = words.list(dates.map((span) => spanText(span, words)));
  const selected = words.list(daysText(days, words));
  const when =
    dates.length > 0 && days.length > 0 ? words.within(spans, selected) : spans || selected;
  return except.length === 0 ? when : words.except(when, words.weekdaysClosed(runsOf(except)));
}

/** Closed weekdays and holidays in a first sentence, the other closed days in a second. */
function closedDays(days: Period[][], extras: Extra[], words: HoursWords): string[] {
  const closed = extras.filter(({ periods }) => periods.length === 0);
  const isHoliday = ({ dates, days: [day] }: Extra): boolean =>
    dates.length === 0 && day?.kind === 'holiday' && day.weekday === null;
  const weekdays = [...days.keys()].filter((weekday) => days[weekday]?.length === 0);
  // With no weekly hours at all, what is open follows as extras.
  const regular =
    weekdays.length === 0 || weekdays.length === 7 ? [] : [words.weekdaysClosed(runsOf(weekdays))];
  const first = [...regular, ...closed.filter(isHoliday).map((extra) => whenText(extra, words))];
  const second = closed.filter((extra) => !isHoliday(extra)).map((extra) => whenText(extra, words));
  const sentences = first.length > 0 ? [words.closed(words.list(first))] : [];
  if (second.length === 0) return sentences;
  const also = first.length > 0 ? words.alsoClosed : words.closed;
  return [...sentences, also(words.list(second))];
}

/** The usual hours in a sentence or a few; never empty. */
export function hoursSentence(usual: UsualWeek, words: HoursWords): string {
  if (usual.kind === 'raw') return words.varies;
  const { days, extras } = usual;
  const open = extras.filter(({ periods }) => periods.length > 0);
  if (open.length === 0 && days.every((periods) => periods.length === 0))
    return words.noRegularDays;
  return words.sentences([
    ...openWeekdays(days, words),
    ...closedDays(days, extras, words),
    ...open.map((extra) =>
      words.differently(whenText(extra, words), timesText(extra.periods, words)),
    ),
  ]);
}

/** A later moment as said at `now`, with the day where it is not today's. */
function momentText(moment: Date, now: Date, words: HoursWords): string {
  const [today, date, clock] = [localDate(now), localDate(moment), localTime(moment)];
  if (date === today) return words.time(clock);
  if (date === addDays(today, 1)) return words.tomorrow(clock);
  // A week from today has the name of today.
  if (date < addDays(today, 7)) return words.onWeekday(localWeekday(moment), clock);
  const [month = 0, day = 0] = date.split('-').slice(1).map(Number);
  return words.onDate(month, day, localWeekday(moment), clock);
}

/** A closing time; tonight's midnight and the following morning are still said as part of today. */
function closingText(until: Date, now: Date, words: HoursWords): string {
  const tomorrow = addDays(localDate(now), 1);
  if (+until === +startOfLocalDay(tomorrow)) return words.midnight;
  if (localDate(until) === tomorrow) return words.nextMorning(localTime(until));
  return momentText(until, now, words);
}

function closedText(state: OpenState & { kind: 'closed' }, now: Date, words: HoursWords): string {
  const { opensAt, openedToday } = state;
  if (!opensAt) return words.notOpening;
  const when = momentText(opensAt, now, words);
  if (localDate(opensAt) === localDate(now)) return words.opensLater(when);
  return openedToday ? words.closedForToday(when) : words.closedToday(when);
}

/** The state of a place in a few words, as said at `now`. */
export function openStateText(state: OpenState, now: Date, words: HoursWords): string {
  switch (state.kind) {
    case 'open': {
      if (!state.until) return words.openAlways;
      const until = closingText(state.until, now, words);
      return state.closesSoon ? words.closesSoon(until) : words.openUntil(until);
    }
    case 'closed':
      return closedText(state, now, words);
    case 'temporarily-closed':
      return words.temporarilyClosed;
    case 'closed-for-good':
      return words.closedForGood;
    case 'unknown':
      return words.unknown;
  }
}
