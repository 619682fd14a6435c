import { hoursWords } from '#i18n/hours.ts';
import type { Dictionary } from '#i18n/index.ts';
import { localText, type LocalText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import { addDays, localDate, localTime } from '#server/clock.ts';
import type { Hue, PatternName } from '#ui/pattern.ts';
import { weekdayOf } from '../calendar.ts';
import type { ListedEvent } from '../days.ts';
import type { Occurrence } from '../occurrences.ts';
import type { EventKind } from '../schema.ts';
import { lastDateOf, type Span } from '../times.ts';

/** What turns moments into words. */
export interface Speaker {
  locale: Locale;
  words: Dictionary;
  /** Today's local date: decides where a year has to be said. */
  today: string;
}

/** Words for a reader at a moment. */
export function speakerOf(locale: Locale, words: Dictionary, at: Date): Speaker {
  return { locale, words, today: localDate(at) };
}

/** A local date with its weekday: `11月22日(日)`. */
export function dateText(date: string, { words, today }: Speaker): string {
  return words.common.date(date, weekdayOf(date), today.slice(0, 4));
}

/** A month, `YYYY-MM`, in words. */
export function monthText(month: string, { words }: Speaker): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return words.events.month(year, number);
}

/** Date and time of a span in full: `12月31日(木) 23:00〜翌1:00`. */
export function whenText(span: Span, speaker: Speaker): string {
  const w = speaker.words.events;
  const first = localDate(span.start);
  const last = lastDateOf(span);
  const date = dateText(first, speaker);
  if (first === last) return w.at(date, timesText(span, speaker));
  if (span.allDay) return w.span(date, dateText(last, speaker));
  const { time } = hoursWords(speaker.locale);
  return w.span(
    w.at(date, time(localTime(span.start))),
    w.at(dateText(last, speaker), time(localTime(span.end))),
  );
}

/** The times of a span that begins and ends on one day. */
function timesText({ start, end, allDay }: Span, { locale, words }: Speaker): string {
  const hours = hoursWords(locale);
  if (allDay) return words.events.allDay;
  if (end.getTime() === start.getTime()) return words.events.from(hours.time(localTime(start)));
  const [closes, minutes] = localTime(end).split(':');
  const nextDay = localDate(end) > localDate(start);
  return hours.period(
    localTime(start),
    nextDay ? `${Number(closes) + 24}:${minutes}` : localTime(end),
  );
}

/** The times of an occurrence on one date of a calendar, where the date is said already. */
export function timeOn({ occurrence, date, others }: ListedEvent, speaker: Speaker): string {
  const w = speaker.words.events;
  const { time } = hoursWords(speaker.locale);
  const first = localDate(occurrence.start);
  const last = lastDateOf(occurrence);
  const isThere = first <= date && date <= last;
  if (!isThere || first === last) {
    const span = isThere ? occurrence : earlierSpan(occurrence);
    return [timesText(span, speaker), ...(others > 0 ? [w.andMore(others)] : [])].join(' ');
  }
  if (occurrence.allDay || (date > first && date < last)) return w.ongoing;
  return date === first
    ? w.from(time(localTime(occurrence.start)))
    : w.until(time(localTime(occurrence.end)));
}

/** When a moved occurrence should have been; its length is taken to be the same. */
export function earlierSpan({ start, end, earlier, allDay }: Occurrence): Span {
  const from = earlier ?? start;
  return { start: from, end: new Date(from.getTime() + (end.getTime() - start.getTime())), allDay };
}

/** What is to be known beside the date: cancelled, postponed, moved; undefined when all is as planned. */
export function changeText(
  occurrence: Occurrence,
  date: string | null,
  speaker: Speaker,
): string | undefined {
  const w = speaker.words.events;
  const { state } = occurrence;
  if (state === 'scheduled') return undefined;
  if (state !== 'moved') return w.states[state];
  const isEarlier = date !== null && date !== localDate(occurrence.start);
  return isEarlier
    ? w.movedTo(whenText(occurrence, speaker))
    : w.movedFrom(whenText(earlierSpan(occurrence), speaker));
}

/** Whether an event does take place on the date it is listed under. */
export function isOn({ occurrence, date }: ListedEvent): boolean {
  if (occurrence.state === 'scheduled') return true;
  return occurrence.state === 'moved' && localDate(occurrence.start) <= date;
}

/** A deadline in words; one at midnight is the end of the day before. */
export function deadlineText(until: Date, speaker: Speaker): string {
  const w = speaker.words.events;
  const date = localDate(until);
  if (localTime(until) === '00:00') return w.endOf(dateText(addDays(date, -1), speaker));
  return w.at(dateText(date, speaker), hoursWords(speaker.locale).time(localTime(until)));
}

export function titleOf(
  event: { title: string | null; titleEn: string | null },
  locale: Locale,
): LocalText {
  return localText(locale, event.title ?? '', event.titleEn);
}

const LOOKS: Record<EventKind, { pattern: PatternName; hue: Hue }> = {
  festival: { pattern: 'shippo', hue: 'vermilion' },
  market: { pattern: 'ichimatsu', hue: 'cedar' },
  light: { pattern: 'asanoha', hue: 'indigo' },
  music: { pattern: 'tatewaku', hue: 'plum' },
  exhibition: { pattern: 'kikko', hue: 'sea' },
  experience: { pattern: 'yagasuri', hue: 'ochre' },
  course: { pattern: 'kikko', hue: 'slate' },
  children: { pattern: 'uroko', hue: 'rose' },
  food: { pattern: 'seigaiha', hue: 'tea' },
  sport: { pattern: 'yagasuri', hue: 'moss' },
  community: { pattern: 'shippo', hue: 'slate' },
  other: { pattern: 'seigaiha', hue: 'slate' },
};

/** The drawn picture of an event; stable, in its kind's colour. */
export function patternOf(event: { kind: EventKind | null; slug: string }) {
  return { ...LOOKS[event.kind ?? 'other'], seed: event.slug };
}
