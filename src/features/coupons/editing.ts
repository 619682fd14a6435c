import { sectionsOf } from '#features/drafts/sections.ts';
import { dateSaid } from '#features/entries/said-date.ts';
import { couponFormJa as w } from '#i18n/coupon-form.ja.ts';
import { photosJa } from '#i18n/photos.ja.ts';
import { writeTimes, type Period } from './times.ts';

/** The short forms a coupon is written with, in their order; each saves its own fields. */
export const COUPON_SECTIONS = {
  benefit: [
    ...['title', 'kind', 'percent', 'amount', 'baseRange', 'basePrice'],
    ...['minPurchase', 'ordinaryValue', 'exemption', 'conditions'],
  ],
  period: ['validFrom', 'validUntil', 'weekdays', 'times', 'listedFrom', 'listedUntil'],
  use: ['showWhen', 'combinable', 'limit', 'totalCap', 'code', 'guide'],
  english: ['titleEn', 'baseRangeEn', 'conditionsEn', 'guideEn'],
} as const satisfies Record<string, readonly string[]>;

export const couponSections = sectionsOf<keyof typeof COUPON_SECTIONS>(COUPON_SECTIONS);

const CHOICES: Record<string, Record<string, string>> = {
  kind: w.kinds,
  exemption: w.exemptions,
  showWhen: w.showWhens,
  limit: w.limits,
};

/** A value of a coupon's body in words, for comparing two. */
export function couponValueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field === 'weekdays') return (value as number[]).map((day) => w.weekdays[day]).join('・');
  if (field === 'newPhotos') return photosJa.added((value as number[]).length);
  if (field === 'times' && Array.isArray(value)) return writeTimes(value as Period[]);
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  return CHOICES[field]?.[String(value)] ?? dateSaid(String(value));
}
