import type { Dictionary } from '#i18n/index.ts';
import { localText, ownText, termName, type LocalText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import { localDate } from '#server/clock.ts';
import type { Hue, PatternName, PatternOptions } from '#ui/pattern.ts';
import type { ProductSummary } from '../queries.ts';

type Words = Dictionary['products'];

/** The price in words, with what it stands for. */
export function priceText(
  { price, priceMax }: Pick<ProductSummary, 'price' | 'priceMax'>,
  words: Words,
): string {
  if (price === null) return words.priceAsk;
  return price === priceMax ? words.price(price) : words.priceFrom(price);
}

export function nameOf(
  product: Pick<ProductSummary, 'name' | 'nameEn'>,
  locale: Locale,
): LocalText {
  return localText(locale, product.name, product.nameEn);
}

export function makerOf(
  product: Pick<ProductSummary, 'maker' | 'makerEn'>,
  locale: Locale,
): LocalText {
  return localText(locale, product.maker, product.makerEn);
}

/** Kind and maker, for one line. */
export function metaOf(product: ProductSummary, locale: Locale): LocalText[] {
  return [ownText(termName(locale, product.category)), makerOf(product, locale)];
}

/** The drawn picture of a product without photos; stable, in its category's colour. */
export function patternOf(product: Pick<ProductSummary, 'category' | 'slug'>): PatternOptions {
  return {
    pattern: product.category.pattern as PatternName,
    hue: product.category.hue as Hue,
    seed: product.slug,
  };
}

/** Whether this month, by Tokyo's calendar, is one of its season. */
export function inSeason({ season }: Pick<ProductSummary, 'season'>, at: Date): boolean {
  return season.includes(Number(localDate(at).slice(5, 7)));
}

/** Where a product stands in its time of sale; both days count as days of sale. */
export function saleState(
  { soldFrom, soldUntil }: Pick<ProductSummary, 'soldFrom' | 'soldUntil'>,
  at: Date,
): 'coming' | 'now' | 'ended' {
  const today = localDate(at);
  if (soldFrom !== null && today < soldFrom) return 'coming';
  return soldUntil !== null && today > soldUntil ? 'ended' : 'now';
}
