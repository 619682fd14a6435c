import { couponValueText } from '#features/coupons/editing.ts';
import { eventValueText } from '#features/events/editing.ts';
import { eventNames } from '#features/events/form-queries.ts';
import { jobValueText } from '#features/jobs/editing.ts';
import type { KeptPhoto } from '#features/media/schema.ts';
import { productValueText } from '#features/products/editing.ts';
import { getProductLists } from '#features/products/queries.ts';
import type { SellerNotice } from '#features/products/schema.ts';
import { shopValueText } from '#features/shops/editing.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { photosJa } from '#i18n/photos.ja.ts';
import type { Reader } from '#server/db.ts';
import type { Body, Kind } from './schema.ts';

type Say = (field: string, value: unknown) => string;

/** How the values of a kind of entry are said where texts are compared; `bodies` hold these values. */
export async function valueText(read: Reader, kind: Kind, bodies: readonly Body[]): Promise<Say> {
  const say = await fieldText(read, kind, bodies);
  return (field, value) => {
    if (field === 'photos') return photosText(value as readonly KeptPhoto[]);
    return field === 'sellerNotice' ? noticeText(value as SellerNotice | null) : say(field, value);
  };
}

async function fieldText(read: Reader, kind: Kind, bodies: readonly Body[]): Promise<Say> {
  if (kind === 'shop') return shopValueText(await getTaxonomy(read));
  if (kind === 'job') return jobValueText(await getTaxonomy(read));
  if (kind === 'event') return eventValueText(await eventNames(read, bodies));
  if (kind === 'product') return productValueText(await getProductLists(read));
  return couponValueText;
}

/** Photos are listed by what is in them. */
function photosText(photos: readonly KeptPhoto[]): string {
  return photos
    .map(({ alt, credit }, i) => photosJa.list.said(i + 1, alt ?? photosJa.list.hidden, credit))
    .join('\n');
}

const noticeText = (notice: SellerNotice | null): string =>
  Object.values(notice ?? {})
    .filter((item) => item !== null)
    .join('\n');
