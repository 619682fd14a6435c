import { eventFormJa } from '#i18n/event-form.ja.ts';
import { isLocalDate } from '#server/clock.ts';
import { weekdayOf } from '../calendar.ts';
import { isUsable } from '../recurrence.ts';
import { repeatOf, type Repeat } from '../repeat.ts';
import type { EventDate } from '../schema.ts';
import { spanOf } from '../times.ts';
import { comingDates, type Coming } from '../upcoming.ts';
import { changeText, dateText, whenText, type Speaker } from './when.ts';

const { said: w, date: d } = eventFormJa;

/** A line of an event's dates in words, with how it comes again and what was announced of it. */
export function dateLineText(line: EventDate, speaker: Speaker): string {
  const { from, until, rule, changes } = line;
  if (!isLocalDate(from.slice(0, 10))) return '';
  const spec = { ...spanOf(from, until), rrule: rule };
  const when = whenText(spec, speaker);
  const repeat = isUsable(spec) ? repeatText(repeatOf(rule, from.slice(0, 10)), from, speaker) : '';
  const told = changes.map(({ date, state }) =>
    state === 'removed'
      ? w.removed(dateText(date, speaker))
      : w.changed(dateText(date, speaker), speaker.words.events.states[state]),
  );
  return [when, repeat, ...told].filter((text) => text !== '').join('\n');
}

function repeatText(repeat: Repeat, from: string, speaker: Speaker): string {
  const { kind, days, nth, until, raw } = repeat;
  if (kind === 'none') return '';
  if (kind === 'other') return raw ?? '';
  const names = days.map((day) => d.weekdays[day]).join('・');
  const own = d.weekdays[weekdayOf(from.slice(0, 10))]!;
  const texts = {
    weekly: w.weekly(w.day(names)),
    biweekly: w.biweekly(w.day(names)),
    nth: w.nth(d.nths[String(nth) as keyof typeof d.nths], w.day(own)),
    monthday: w.monthday(Number(from.slice(8, 10))),
    daily: names === '' ? w.daily : w.dailyOn(w.day(names)),
  };
  return [texts[kind], until === null ? '' : w.until(dateText(until, speaker))]
    .filter((text) => text !== '')
    .join(' ');
}

/** A coming date in words, with what became of it. */
export function comingText(one: Coming, speaker: Speaker): string {
  return [whenText(one, speaker), changeText(one, null, speaker)].filter(Boolean).join(' ');
}

/** So many dates are named; of the others how many there are. */
const SHOWN = 12;

/** What the lines of a form give, for the eye. */
export function resultOf(dates: readonly EventDate[], at: Date, speaker: Speaker) {
  const coming = comingDates(dates, at);
  return {
    lines: coming.slice(0, SHOWN).map((one) => comingText(one, speaker)),
    more: Math.max(coming.length - SHOWN, 0),
  };
}
