import { sql } from 'kysely';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { SubjectKind } from './schema.ts';

/** The entry a report is about. */
export interface ReportSubject {
  kind: SubjectKind;
  id: number;
  businessId: number;
  name: string;
  /** Address without the language. */
  path: string;
}

/**
 * The entry behind a report link, or undefined when there is none. One that has ended may still be
 * reported; one the public has never seen is not named.
 */
export async function getReportSubject(
  read: Reader,
  kind: SubjectKind | null,
  slug: string | null,
  at: Date,
): Promise<ReportSubject | undefined> {
  if (kind === null || slug === null) return undefined;
  const row = await LOOKUPS[kind](read, slug, toIso(at));
  if (!row?.name) return undefined;
  const { id, businessId, name } = row;
  return { kind, id, businessId, name, path: `/${kind}s/${slug}` };
}

type Found = Promise<{ id: number; businessId: number; name: string | null } | undefined>;

const LOOKUPS: Record<SubjectKind, (read: Reader, slug: string, at: string) => Found> = {
  shop: (read, slug, at) =>
    read
      .selectFrom('shop')
      .select(['shop.id', 'shop.business_id as businessId', 'shop.name'])
      .where('shop.slug', '=', slug)
      .where(wasSeen('shop', at))
      .executeTakeFirst(),
  event: (read, slug, at) =>
    read
      .selectFrom('event')
      .select(['event.id', 'event.business_id as businessId', 'event.title as name'])
      .where('event.slug', '=', slug)
      .where(wasSeen('event', at))
      .executeTakeFirst(),
  coupon: (read, slug, at) =>
    read
      .selectFrom('coupon')
      .innerJoin('shop', 'shop.id', 'coupon.shop_id')
      .select(['coupon.id', 'shop.business_id as businessId', 'coupon.title as name'])
      .where('coupon.slug', '=', slug)
      .where(wasSeen('coupon', at))
      .executeTakeFirst(),
  job: (read, slug, at) =>
    read
      .selectFrom('job')
      .innerJoin('shop', 'shop.id', 'job.shop_id')
      .select(['job.id', 'shop.business_id as businessId', 'job.title as name'])
      .where('job.slug', '=', slug)
      .where(wasSeen('job', at))
      .executeTakeFirst(),
  product: (read, slug, at) =>
    read
      .selectFrom('product')
      .innerJoin('shop', 'shop.id', 'product.shop_id')
      .select(['product.id', 'shop.business_id as businessId', 'product.name'])
      .where('product.slug', '=', slug)
      .where(wasSeen('product', at))
      .executeTakeFirst(),
};

const wasSeen = (table: SubjectKind, at: string) =>
  sql<boolean>`${sql.ref(`${table}.visibility`)} = 'published' and coalesce(${sql.ref(`${table}.publish_from`)}, '') <= ${at}`;
