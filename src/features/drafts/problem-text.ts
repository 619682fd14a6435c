import { couponFormJa } from '#i18n/coupon-form.ja.ts';
import { eventFormJa } from '#i18n/event-form.ja.ts';
import { jobFormJa } from '#i18n/job-form.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { photosJa } from '#i18n/photos.ja.ts';
import { productFormJa } from '#i18n/product-form.ja.ts';
import { shopFormJa } from '#i18n/shop-form.ja.ts';
import type { Kind, Problem } from './schema.ts';

/** What the fields of a kind are called in its forms. */
const LABELS: Record<Kind, Readonly<Record<string, string>>> = {
  shop: shopFormJa.labels,
  coupon: couponFormJa.labels,
  job: jobFormJa.labels,
  event: eventFormJa.labels,
  product: productFormJa.labels,
};

type Say = Readonly<Record<string, (params: Problem['params']) => string>>;

/** What the rules of a kind say where they are broken. */
const RULES: Record<Kind, Say> = {
  shop: {},
  coupon: couponFormJa.errors,
  job: jobFormJa.errors,
  event: eventFormJa.errors,
  product: productFormJa.errors,
};

/** What every kind has. */
const SHARED: Readonly<Record<string, string>> = {
  photos: photosJa.title,
  newPhotos: photosJa.titleNew,
  listedFrom: memberJa.form.listed.listedFrom,
  listedUntil: memberJa.form.listed.listedUntil,
};

/** What a field is called. */
export function fieldLabel(kind: Kind, field: string): string {
  return LABELS[kind][field] ?? SHARED[field] ?? field;
}

/** A list of fields in words. */
export function fieldList(kind: Kind, fields: readonly string[]): string {
  return [...new Set(fields.map((field) => fieldLabel(kind, field)))].join('・');
}

/** A problem in words, as it stands beside its field. */
export function problemText(kind: Kind, problem: Problem): string {
  const { form: t } = memberJa;
  if (problem.source === 'missing') return t.missing(fieldLabel(kind, problem.key));
  const say = RULES[kind][problem.key] ?? t.errors[problem.key] ?? t.errors['notUsable']!;
  return say({ ...problem.params, label: fieldLabel(kind, problem.field) });
}
