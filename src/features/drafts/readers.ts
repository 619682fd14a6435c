import { couponReaders } from '#features/coupons/form.ts';
import { eventReaders } from '#features/events/form.ts';
import { jobReaders } from '#features/jobs/form.ts';
import { productReaders } from '#features/products/form.ts';
import { shopReaders } from '#features/shops/form.ts';
import { asText, type FieldReader } from './form-values.ts';
import type { Body, Kind } from './schema.ts';

/** Fields that a form of the kind does not send as plain text. */
const READERS: Record<Kind, Readonly<Record<string, FieldReader>>> = {
  shop: shopReaders,
  coupon: couponReaders,
  job: jobReaders,
  event: eventReaders,
  product: productReaders,
};

/** The values of the named fields as a sent form has them. */
export function formValues(kind: Kind, form: FormData, fields: readonly string[]): Body {
  const readers = READERS[kind];
  return Object.fromEntries(
    fields.map((field) => {
      const read = Object.hasOwn(readers, field) ? readers[field]! : asText;
      return [field, read(form, field)];
    }),
  );
}

/** Which fields a form says that it shows. */
export function fieldsOf(form: FormData): string[] {
  const named = form.get('fields');
  return typeof named === 'string' ? named.split(' ').filter((field) => field !== '') : [];
}
