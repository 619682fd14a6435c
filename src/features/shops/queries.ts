import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Database, ShopTable } from '#db/schema.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { photosOf } from '#features/media/queries.ts';
import type { Photo } from '#features/media/schema.ts';
import type {
  AreaTerm,
  CategoryTerm,
  FeatureTerm,
  Taxonomy,
  Term,
} from '#features/taxonomy/queries.ts';
import { townOf } from './address.ts';
import { idOf, shopColumns } from './columns.ts';
import { effectiveHours } from './hours/effective.ts';
import type { Chamber, CLOSURES, ShopBody } from './schema.ts';
import type { OpenInterval } from './hours/types.ts';

/** What a card shows of a shop. */
export interface ShopSummary {
  id: number;
  slug: string;
  name: string;
  nameEn: string | null;
  summary: string;
  summaryEn: string | null;
  area: AreaTerm | undefined;
  category: CategoryTerm | undefined;
  features: FeatureTerm[];
  closure: (typeof CLOSURES)[number];
  hoursKnown: boolean;
  /** From the day before yesterday on, sorted. */
  intervals: OpenInterval[];
  confirmedOn: string | null;
  photo: Photo | undefined;
}

type ShopRow = Omit<Selectable<ShopTable>, 'search' | 'source_key'>;

/** Everything the public page of a shop shows; the address already as precise as its owner allows. */
export interface ShopDetail extends ShopSummary {
  row: ShopRow;
  chamber: Chamber;
  demo: boolean;
  address: string;
  position: { lat: number; lng: number } | null;
  photos: Photo[];
  categories: CategoryTerm[];
  zones: Term[];
  exceptions: {
    date: string;
    hours: string | null;
    reason: string | null;
    reasonEn: string | null;
  }[];
}

const SUMMARY = [
  'id',
  'slug',
  'name',
  'name_en',
  'summary',
  'summary_en',
  'area_id',
  'closure',
  'schedule_id',
  'confirmed_on',
] as const;

/** Cards for the given ids, in their order; those that are gone are left out. */
export async function listShopSummaries(
  read: Reader,
  ids: number[],
  taxonomy: Taxonomy,
): Promise<ShopSummary[]> {
  if (ids.length === 0) return [];
  const rows = await read.selectFrom('shop').select(SUMMARY).where('id', 'in', ids).execute();
  const categories = await read
    .selectFrom('shop_category')
    .select(['shop_id', 'category_id as term'])
    .where('shop_id', 'in', ids)
    .where('position', '=', 0)
    .execute();
  const features = await read
    .selectFrom('shop_feature')
    .select(['shop_id', 'feature_id as term'])
    .where('shop_id', 'in', ids)
    .execute();
  const intervals = await intervalsOf(read, rows);
  const photos = await photosOf(read, 'shop', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const featureIds = new Set(
      features.filter((link) => link.shop_id === id).map((link) => link.term),
    );
    const categoryId = categories.find((link) => link.shop_id === id)?.term;
    return [
      summaryOf(
        row,
        taxonomy,
        taxonomy.categories.filter((term) => term.id === categoryId),
        taxonomy.features.filter((term) => featureIds.has(term.id)),
        intervals.get(row.schedule_id ?? -1) ?? [],
        photos.get(id)?.[0],
      ),
    ];
  });
}

/** The public shop at an address, or undefined; `at` decides what is visible. */
export async function getPublishedShop(
  read: Reader,
  slug: string,
  taxonomy: Taxonomy,
  at: Date,
): Promise<ShopDetail | undefined> {
  const row = await read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .selectAll('shop')
    .select(['business.chamber', 'business.demo'])
    .where('shop.slug', '=', slug)
    .where(visibleAt(at))
    .executeTakeFirst();
  if (!row) return undefined;
  const links = await linksOf(read, row.id);
  const exceptions = await read
    .selectFrom('shop_exception')
    .select(['date', 'hours', 'reason', 'reason_en as reasonEn'])
    .where('shop_id', '=', row.id)
    .orderBy('date')
    .execute();
  return detailOf(read, row, { taxonomy, links, exceptions });
}

/** A shop as its page would show it with this text; `id` is that of an entry, public or not. */
export async function getShopPreview(
  read: Reader,
  id: number,
  body: ShopBody,
  taxonomy: Taxonomy,
): Promise<ShopDetail> {
  const row = await read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .selectAll('shop')
    .select(['business.chamber', 'business.demo'])
    .where('shop.id', '=', id)
    .executeTakeFirstOrThrow();
  const schedule = await read
    .selectFrom('schedule')
    .select('id')
    .where('value', '=', effectiveHours(body) ?? '')
    .executeTakeFirst();
  const idsOf = (terms: readonly Term[], slugs: readonly string[]) =>
    slugs.flatMap((slug) => idOf(terms, slug) ?? []);
  const links = {
    category: idsOf(taxonomy.categories, body.categories),
    zone: idsOf(taxonomy.zones, body.zones),
    feature: idsOf(taxonomy.features, body.features),
  };
  const written = { ...row, ...shopColumns(body, taxonomy, schedule?.id ?? null) };
  return detailOf(read, written as typeof row, {
    taxonomy,
    links,
    exceptions: body.exceptions,
  });
}

type Links = Record<'category' | 'zone' | 'feature', number[]>;

async function detailOf(
  read: Reader,
  row: ShopRow & { chamber: Chamber; demo: number },
  {
    taxonomy,
    links,
    exceptions,
  }: {
    taxonomy: Taxonomy;
    links: Links;
    exceptions: ShopDetail['exceptions'];
  },
): Promise<ShopDetail> {
  const intervals = await intervalsOf(read, [row]);
  const photos = (await photosOf(read, 'shop', [row.id])).get(row.id) ?? [];
  const categories = links.category.flatMap((id) =>
    taxonomy.categories.filter((term) => term.id === id),
  );
  const features = taxonomy.features.filter((term) => links.feature.includes(term.id));
  const exact = row.address_precision === 'full';
  return {
    ...summaryOf(
      row,
      taxonomy,
      categories,
      features,
      intervals.get(row.schedule_id ?? -1) ?? [],
      photos[0],
    ),
    row,
    photos,
    chamber: row.chamber,
    demo: row.demo === 1,
    address: exact ? (row.address ?? '') : townOf(row.address ?? ''),
    position: exact && row.lat !== null && row.lng !== null ? { lat: row.lat, lng: row.lng } : null,
    categories,
    zones: taxonomy.zones.filter((term) => links.zone.includes(term.id)),
    exceptions,
  };
}

/** Where a shop that was renamed lives now, or undefined. */
export async function getMovedShopSlug(read: Reader, slug: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('slug_history')
    .innerJoin('shop', 'shop.id', 'slug_history.entry_id')
    .select('shop.slug')
    .where('slug_history.kind', '=', 'shop')
    .where('slug_history.slug', '=', slug)
    .where('shop.visibility', '=', 'published')
    .executeTakeFirst();
  return row?.slug;
}

/** A sitemap holds at most 50,000 addresses; every shop has one in each language. */
export const SHOPS_PER_SITEMAP = 20_000;

/** How many shops a search engine may list. */
export async function countListedShops(read: Reader, at: Date): Promise<number> {
  const row = await listed(read, at)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Addresses and last changes of the shops a search engine may list, one sitemap's worth. */
export function listShopAddresses(
  read: Reader,
  at: Date,
  page: number,
): Promise<{ slug: string; updatedAt: string }[]> {
  return listed(read, at)
    .select(['shop.slug', 'shop.updated_at as updatedAt'])
    .orderBy('shop.id')
    .limit(SHOPS_PER_SITEMAP)
    .offset((page - 1) * SHOPS_PER_SITEMAP)
    .execute();
}

/** Public shops of real businesses. */
function listed(read: Reader, at: Date) {
  return read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .where('business.demo', '=', 0)
    .where(visibleAt(at));
}

/** Published, and inside its publication window (half-open). */
export function visibleAt(at: Date) {
  const now = toIso(at);
  return (eb: ExpressionBuilder<Database, 'shop'>) =>
    eb.and([
      eb('shop.visibility', '=', 'published'),
      eb.or([eb('shop.publish_from', 'is', null), eb('shop.publish_from', '<=', now)]),
      eb.or([eb('shop.publish_until', 'is', null), eb('shop.publish_until', '>', now)]),
    ]);
}

function summaryOf(
  row: Pick<Selectable<ShopTable>, (typeof SUMMARY)[number]>,
  taxonomy: Taxonomy,
  categories: CategoryTerm[],
  features: FeatureTerm[],
  intervals: OpenInterval[],
  photo: Photo | undefined,
): ShopSummary {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name ?? '',
    nameEn: row.name_en,
    summary: row.summary ?? '',
    summaryEn: row.summary_en,
    area: taxonomy.areas.find((term) => term.id === row.area_id),
    category: categories[0],
    features,
    closure: row.closure,
    hoursKnown: row.schedule_id !== null,
    intervals,
    confirmedOn: row.confirmed_on,
    photo,
  };
}

async function intervalsOf(
  read: Reader,
  rows: readonly { schedule_id: number | null }[],
): Promise<Map<number, OpenInterval[]>> {
  const ids = [...new Set(rows.flatMap((row) => row.schedule_id ?? []))];
  const found = new Map<number, OpenInterval[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const intervals = await read
    .selectFrom('open_interval')
    .select(['schedule_id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('schedule_id', 'in', ids)
    .orderBy('schedule_id')
    .orderBy('starts_at')
    .execute();
  for (const { schedule_id, startsAt, endsAt } of intervals)
    found.get(schedule_id)!.push({ startsAt, endsAt });
  return found;
}

async function linksOf(read: Reader, shopId: number): Promise<Links> {
  const rows = await read
    .selectFrom('shop_category')
    .select((eb) => [eb.val('category').as('kind'), 'category_id as id', 'position'])
    .where('shop_id', '=', shopId)
    .unionAll(
      read
        .selectFrom('shop_zone')
        .select((eb) => [eb.val('zone').as('kind'), 'zone_id as id', eb.val(0).as('position')])
        .where('shop_id', '=', shopId),
    )
    .unionAll(
      read
        .selectFrom('shop_feature')
        .select((eb) => [
          eb.val('feature').as('kind'),
          'feature_id as id',
          eb.val(0).as('position'),
        ])
        .where('shop_id', '=', shopId),
    )
    .orderBy('position')
    .execute();
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.id);
  return { category: of('category'), zone: of('zone'), feature: of('feature') };
}

/** The shops of a business, whether public or not. */
export function listShopsOf(
  read: Reader,
  businessId: number,
): Promise<{ id: number; slug: string; name: string | null }[]> {
  return read
    .selectFrom('shop')
    .select(['id', 'slug', 'name'])
    .where('business_id', '=', businessId)
    .where('visibility', '<>', 'archived')
    .orderBy('id')
    .execute();
}
