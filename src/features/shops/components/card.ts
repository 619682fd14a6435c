import { localText, ownText, termName, type LocalText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { HoursWords } from '#i18n/hours.ja.ts';
import type { Dictionary } from '#i18n/index.ts';
import type { Hue, PatternName } from '#ui/pattern.ts';
import type { WeekDay } from '../hours/describe.ts';
import { openStateText } from '../hours/sentence.ts';
import { openState, type OpenState } from '../hours/state.ts';
import type { ShopSummary } from '../queries.ts';

export type Tone = 'open' | 'soon' | 'closed';

export interface StateMark {
  tone: Tone;
  text: string;
}

/** The open state in a colour and a few words. */
export function stateMark(
  shop: Pick<ShopSummary, 'intervals' | 'closure' | 'hoursKnown'>,
  at: Date,
  words: HoursWords,
): StateMark {
  const state = openState({
    intervals: shop.intervals,
    now: at,
    closure: shop.closure,
    known: shop.hoursKnown,
  });
  return { tone: toneOf(state), text: openStateText(state, at, words) };
}

function toneOf(state: OpenState): Tone {
  if (state.kind !== 'open') return 'closed';
  return state.closesSoon ? 'soon' : 'open';
}

/** The drawn picture of a shop without photos; stable, in its category's colour. */
export function patternOf(shop: Pick<ShopSummary, 'category' | 'slug'>): {
  pattern: PatternName;
  hue: Hue;
  seed: string;
} {
  return {
    pattern: (shop.category?.pattern ?? 'seigaiha') as PatternName,
    hue: (shop.category?.hue ?? 'slate') as Hue,
    seed: shop.slug,
  };
}

/** Area and category as one line. */
export function metaOf(shop: ShopSummary, locale: Locale): LocalText[] {
  return [shop.area, shop.category].flatMap((term) =>
    term ? [ownText(termName(locale, term))] : [],
  );
}

export function nameOf(shop: Pick<ShopSummary, 'name' | 'nameEn'>, locale: Locale): LocalText {
  return localText(locale, shop.name, shop.nameEn);
}

/** What is open on a day, in words. */
export function dayText(day: WeekDay, words: Dictionary['shop'], hours: HoursWords): string {
  if (day.periods.length === 0) {
    return day.exception?.reason ? words.dayOff(day.exception.reason) : words.closed;
  }
  const isAllDay = (open: string, close: string) => open === '00:00' && close === '24:00';
  return hours.periods(
    day.periods.map(({ open, close }) =>
      isAllDay(open, close) ? hours.allDay : hours.period(open, close),
    ),
  );
}
