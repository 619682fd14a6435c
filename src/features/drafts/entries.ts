import { sql } from 'kysely';
import type { Reader } from '#server/db.ts';
import type { Kind } from './schema.ts';

/** What every entry has, whatever its kind. */
export interface EntryRow {
  kind: Kind;
  id: number;
  businessId: number;
  /** Null for events, which belong to a business without a shop in between. */
  shopId: number | null;
  slug: string;
  visibility: 'hidden' | 'published' | 'archived';
  version: number;
  confirmedOn: string | null;
  /** Of the live columns; a draft's own stands in its body. */
  title: string | null;
  updatedAt: string;
  /** Between which moments it is listed, half-open; null is open. ISO UTC. */
  publishFrom: string | null;
  publishUntil: string | null;
  /** Last local date it is of use: of a coupon, a job, an event, of a product's sale. */
  endsOn: string | null;
  /** A job that was closed before its day. */
  closedAt: string | null;
}

const NONE = sql<string | null>`null`;

/** All entries under common names, so that one lookup serves every kind; conditions reach their indexes. */
export function entryRows(read: Reader) {
  const shops = read
    .selectFrom('shop')
    .select((eb) => [
      eb.val<Kind>('shop').as('kind'),
      'shop.id',
      'shop.business_id as businessId',
      eb.ref('shop.id').$castTo<number | null>().as('shopId'),
      'shop.slug',
      'shop.visibility',
      'shop.version',
      'shop.confirmed_on as confirmedOn',
      'shop.name as title',
      'shop.updated_at as updatedAt',
      'shop.publish_from as publishFrom',
      'shop.publish_until as publishUntil',
      NONE.as('endsOn'),
      NONE.as('closedAt'),
    ]);
  const coupons = read
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .select((eb) => [
      eb.val<Kind>('coupon').as('kind'),
      'coupon.id',
      'shop.business_id as businessId',
      eb.ref('coupon.shop_id').$castTo<number | null>().as('shopId'),
      'coupon.slug',
      'coupon.visibility',
      'coupon.version',
      'coupon.confirmed_on as confirmedOn',
      'coupon.title',
      'coupon.updated_at as updatedAt',
      'coupon.publish_from as publishFrom',
      'coupon.publish_until as publishUntil',
      'coupon.valid_until as endsOn',
      NONE.as('closedAt'),
    ]);
  const jobs = read
    .selectFrom('job')
    .innerJoin('shop', 'shop.id', 'job.shop_id')
    .select((eb) => [
      eb.val<Kind>('job').as('kind'),
      'job.id',
      'shop.business_id as businessId',
      eb.ref('job.shop_id').$castTo<number | null>().as('shopId'),
      'job.slug',
      'job.visibility',
      'job.version',
      'job.confirmed_on as confirmedOn',
      'job.title',
      'job.updated_at as updatedAt',
      'job.publish_from as publishFrom',
      'job.publish_until as publishUntil',
      'job.valid_until as endsOn',
      'job.closed_at as closedAt',
    ]);
  const events = read
    .selectFrom('event')
    .select((eb) => [
      eb.val<Kind>('event').as('kind'),
      'event.id',
      'event.business_id as businessId',
      sql<number | null>`null`.as('shopId'),
      'event.slug',
      'event.visibility',
      'event.version',
      'event.confirmed_on as confirmedOn',
      'event.title',
      'event.updated_at as updatedAt',
      'event.publish_from as publishFrom',
      'event.publish_until as publishUntil',
      'event.last_on as endsOn',
      NONE.as('closedAt'),
    ]);
  const products = read
    .selectFrom('product')
    .innerJoin('shop', 'shop.id', 'product.shop_id')
    .select((eb) => [
      eb.val<Kind>('product').as('kind'),
      'product.id',
      'shop.business_id as businessId',
      eb.ref('product.shop_id').$castTo<number | null>().as('shopId'),
      'product.slug',
      'product.visibility',
      'product.version',
      'product.confirmed_on as confirmedOn',
      'product.name as title',
      'product.updated_at as updatedAt',
      'product.publish_from as publishFrom',
      'product.publish_until as publishUntil',
      'product.sold_until as endsOn',
      NONE.as('closedAt'),
    ]);
  return read
    .selectFrom(
      shops.unionAll(coupons).unionAll(jobs).unionAll(events).unionAll(products).as('entry'),
    )
    .selectAll('entry');
}
