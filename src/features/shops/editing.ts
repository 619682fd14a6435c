import { sectionsOf } from '#features/drafts/sections.ts';
import { dateSaid } from '#features/entries/said-date.ts';
import { hoursJa } from '#i18n/hours.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { shopFormJa } from '#i18n/shop-form.ja.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { hoursSentence } from './hours/sentence.ts';
import { usualWeek } from './hours/usual.ts';
import type { ShopBody } from './schema.ts';

/** The short forms a shop is edited with, in their order; each saves its own fields. */
export const SHOP_SECTIONS = {
  name: ['kind', 'name', 'kana'],
  category: ['categories', 'area', 'zones'],
  address: [
    ...['postalCode', 'address', 'building', 'addressPrecision', 'position'],
    ...['access', 'parking'],
  ],
  contact: ['phone', 'contactUrl', 'website', 'instagram', 'x', 'line', 'ecShop'],
  text: ['summary', 'body'],
  features: ['features'],
  listed: ['listedFrom', 'listedUntil'],
  english: ['nameEn', 'summaryEn', 'bodyEn', 'addressEn', 'accessEn'],
} as const satisfies Record<string, readonly (keyof ShopBody)[]>;

export const shopSections = sectionsOf<keyof typeof SHOP_SECTIONS>(SHOP_SECTIONS);

/** The address of the form a field stands in. */
export function sectionOf(field: string): string {
  if (field === 'hours') return 'hours';
  if (field === 'exceptions' || field === 'closure') return 'closings';
  return shopSections.holding(field);
}

/** A value of a shop's body in words, for comparing two. */
export function shopValueText(taxonomy: Taxonomy): (field: string, value: unknown) => string {
  const terms = new Map(
    [taxonomy.areas, taxonomy.zones, taxonomy.categories, taxonomy.features]
      .flat()
      .map(({ slug, name }) => [slug, name]),
  );
  const named = (slug: unknown) => terms.get(String(slug)) ?? String(slug);
  const { closed } = shopFormJa.closings;
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (field === 'hours') return hoursText(value);
    if (field === 'exceptions') {
      return (value as ShopBody['exceptions'])
        .map(({ date, hours, reason }) =>
          [dateSaid(date), hours ?? closed, reason].filter(Boolean).join(' '),
        )
        .join('\n');
    }
    if (field === 'position') {
      const { lat, lng } = value as { lat: number; lng: number };
      return `${lat}, ${lng}`;
    }
    if (field === 'kind') return shopFormJa.kinds[value as ShopBody['kind']] ?? '';
    if (field === 'closure') return shopFormJa.closures[value as ShopBody['closure']] ?? '';
    if (field === 'addressPrecision') {
      return shopFormJa.precision[value as ShopBody['addressPrecision']] ?? '';
    }
    if (field === 'area') return named(value);
    return Array.isArray(value) ? value.map(named).join('、') : dateSaid(String(value));
  };
}

function hoursText(value: unknown): string {
  if (typeof value === 'string') return memberJa.form.errors['notUsable']!({});
  const { value: pattern, text, note, irregular } = value as ShopBody['hours'];
  const sentence = pattern === null ? text : hoursSentence(usualWeek(pattern), hoursJa);
  return [sentence, irregular ? shopFormJa.hours.irregular : null, note].filter(Boolean).join('\n');
}
