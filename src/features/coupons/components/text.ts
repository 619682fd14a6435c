import type { CouponsWords } from '#i18n/coupons.ja.ts';
import type { HoursWords } from '#i18n/hours.ja.ts';
import { hoursWords } from '#i18n/hours.ts';
import type { Dictionary } from '#i18n/index.ts';
import { localText, termName, type LocalText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import { addDays, localDate, localTime, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { Hue, PatternName } from '#ui/pattern.ts';
import type { CouponSummary } from '../queries.ts';
import { clock } from '../times.ts';
import { couponState } from '../usable.ts';

/** What every text of a coupon is made with. */
export interface Teller {
  locale: Locale;
  words: Dictionary;
  at: Date;
}

export interface StateText {
  tone: 'open' | 'closed';
  text: string;
}

/** Whether it can be used at this moment, in a colour and a few words. */
export function stateText(coupon: CouponSummary, { words, at }: Teller): StateText {
  const w = words.coupons;
  const state = couponState(coupon, at);
  if (state === 'not-begun')
    return { tone: 'closed', text: w.begins(dayText(coupon.validFrom, { words, at })) };
  if (state !== 'usable') return { tone: 'closed', text: w.states[state] };
  const text = coupon.shop.hoursKnown ? w.states.usable : `${w.states.usable}（${w.askHours}）`;
  return { tone: 'open', text };
}

/** A local date as people say it near `at`: today, tomorrow, else with weekday. */
export function nearDay(day: string, teller: Pick<Teller, 'words' | 'at'>): string {
  const today = localDate(teller.at);
  if (day === today) return teller.words.coupons.today;
  if (day === addDays(today, 1)) return teller.words.coupons.tomorrow;
  return dayText(day, teller);
}

export function dayText(day: string, { words, at }: Pick<Teller, 'words' | 'at'>): string {
  return words.common.date(day, localWeekday(startOfLocalDay(day)), localDate(at).slice(0, 4));
}

/** Date and time of day of a moment, in Tokyo. */
export function momentText(iso: string, teller: Pick<Teller, 'words' | 'at'>): [string, string] {
  const moment = new Date(iso);
  return [dayText(localDate(moment), teller), localTime(moment)];
}

/** The weekdays and times in one phrase. */
export function whenText(
  { weekdays, times }: Pick<CouponSummary, 'weekdays' | 'times'>,
  { locale, words }: Pick<Teller, 'locale' | 'words'>,
): string {
  const hours = hoursWords(locale);
  const w = words.coupons;
  const days = weekdays.length === 7 ? w.everyDay : hours.weekdays(runsOf(weekdays));
  return w.onDays(days, times === null ? w.allDay : timesText(times, hours));
}

function timesText(times: NonNullable<CouponSummary['times']>, hours: HoursWords): string {
  return hours.periods(times.map(({ from, until }) => hours.period(clock(from), clock(until))));
}

function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** The benefit as a figure where it is one. */
function benefitText(coupon: CouponSummary, w: CouponsWords): string {
  if (coupon.amount !== null) return w.amountOff(coupon.amount);
  return coupon.percent === null ? w.kinds[coupon.kind] : w.percentOff(coupon.percent);
}

export function titleOf(coupon: CouponSummary, locale: Locale): LocalText {
  return localText(locale, coupon.title, coupon.titleEn);
}

export function conditionsOf(coupon: CouponSummary, locale: Locale): LocalText {
  return localText(locale, coupon.conditions, coupon.conditionsEn);
}

export function shopNameOf(coupon: CouponSummary, locale: Locale): LocalText {
  return localText(locale, coupon.shop.name, coupon.shop.nameEn);
}

/** The shop's area and kind as one line. */
export function placeOf({ shop }: CouponSummary, locale: Locale): string {
  return [shop.area, shop.category]
    .flatMap((term) => (term ? [termName(locale, term)] : []))
    .join(locale === 'ja' ? '・' : ' · ');
}

/** The drawn picture that stands for a coupon, in its shop's colour. */
export function patternOf(coupon: CouponSummary): { pattern: PatternName; hue: Hue; seed: string } {
  return {
    pattern: (coupon.shop.category?.pattern ?? 'shippo') as PatternName,
    hue: (coupon.shop.category?.hue ?? 'vermilion') as Hue,
    seed: coupon.slug,
  };
}

export interface Term {
  label: string;
  text: string;
  lang?: 'ja' | undefined;
}

/** Everything a visitor must know beside benefit and conditions, in a fixed order. */
export function termsOf(coupon: CouponSummary, teller: Teller): Term[] {
  const { locale, words } = teller;
  const w = words.coupons;
  const range = coupon.baseRange && localText(locale, coupon.baseRange, coupon.baseRangeEn);
  const usual = coupon.basePrice ?? coupon.ordinaryValue;
  return [
    { label: w.terms.benefit, text: benefitText(coupon, w) },
    ...(usual === null ? [] : [{ label: w.terms.usual, text: w.price(usual) }]),
    ...(range ? [{ label: w.terms.range, ...range }] : []),
    ...(coupon.minPurchase === null
      ? []
      : [{ label: w.terms.purchase, text: w.minPurchase(coupon.minPurchase) }]),
    {
      label: w.terms.period,
      text: w.period(dayText(coupon.validFrom, teller), dayText(coupon.validUntil, teller)),
    },
    { label: w.terms.when, text: whenText(coupon, teller) },
    { label: w.terms.showWhen, text: w.showWhens[coupon.showWhen] },
    { label: w.terms.combine, text: coupon.combinable ? w.combinable.yes : w.combinable.no },
    { label: w.terms.limit, text: w.limits[coupon.limit] },
    ...(coupon.totalCap === null
      ? []
      : [{ label: w.terms.left, text: w.left(coupon.totalCap - coupon.used, coupon.totalCap) }]),
  ];
}
