import { sql } from 'kysely';
import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { COUNTED, type Counted, type CountedTerm, type CountsFilter } from './schema.ts';

const PER_PAGE = 100;
/** What is counted of an entry, in the order of the table's columns. */
export const WHATS = ['view', 'call', 'map', 'link', 'shop'] as const;
export type What = (typeof WHATS)[number];
export type Sums = Record<What, number>;

export interface CountRow extends Sums {
  id: number;
  name: string;
  path: string;
}

const sums = WHATS.map((what) =>
  sql<number>`sum(case when what = ${sql.lit(what)} then n else 0 end)`.as(what),
);

/** How often pages of each kind were seen and tapped in so many local days, today included. */
export async function countKinds(read: Reader, days: number, at: Date) {
  const rows = await read
    .selectFrom('entry_count')
    .select('kind')
    .select(sums)
    .where('kind', 'in', [...COUNTED])
    .where('day', '>=', firstDay(days, at))
    .groupBy('kind')
    .execute();
  const none = Object.fromEntries(WHATS.map((what) => [what, 0])) as Sums;
  return COUNTED.map((kind) => ({
    ...none,
    ...rows.find((row) => row.kind === kind),
    kind,
  }));
}

/** The entries of a kind by how often they were seen, and how many there are of them. */
export async function countEntries(read: Reader, { kind, days, page }: CountsFilter, at: Date) {
  const counted = read
    .selectFrom('entry_count')
    .where('kind', '=', kind)
    .where('day', '>=', firstDay(days, at));
  const { n } = await counted
    .select((eb) => eb.fn.count('entry_id').distinct().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await counted
    .select('entry_id as id')
    .select(sums)
    .groupBy('entry_id')
    .orderBy('view', 'desc')
    .orderBy('entry_id')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  const named = await namesOf(
    read,
    kind,
    rows.map(({ id }) => id),
  );
  return {
    pages: Math.max(1, Math.ceil(Number(n) / PER_PAGE)),
    rows: rows.map((row): CountRow => ({ ...row, ...(named.get(row.id) ?? GONE) })),
  };
}

const GONE = { name: '', path: '' };

/** What shops are put under: how often all shops of a category, an area … were seen, the most first. */
export function countTerms(
  read: Reader,
  term: CountedTerm,
  days: number,
  at: Date,
): Promise<(Sums & { slug: string; name: string })[]> {
  return (
    read
      .selectFrom('entry_count')
      .innerJoin(LINKS[term](read).as('link'), 'link.shop_id', 'entry_count.entry_id')
      // Both have what is asked of either.
      .innerJoin(`${term as 'category'} as term`, 'term.id', 'link.term_id')
      .where('entry_count.kind', '=', 'shop')
      .where('entry_count.day', '>=', firstDay(days, at))
      .select(['term.slug', 'term.name'])
      .select(sums)
      .groupBy('term.id')
      .orderBy('view', 'desc')
      .orderBy('term.sort')
      .limit(PER_PAGE)
      .execute()
  );
}

/** Which shop is under which term. */
const LINKS = {
  category: (read: Reader) =>
    read.selectFrom('shop_category').select(['shop_id', 'category_id as term_id']),
  zone: (read: Reader) => read.selectFrom('shop_zone').select(['shop_id', 'zone_id as term_id']),
  feature: (read: Reader) =>
    read.selectFrom('shop_feature').select(['shop_id', 'feature_id as term_id']),
  area: (read: Reader) =>
    read
      .selectFrom('shop')
      .select(['id as shop_id', 'area_id as term_id'])
      .where('area_id', 'is not', null)
      .$castTo<{ shop_id: number; term_id: number }>(),
};

/** Each day of a kind's entries, from the oldest: as many rows as a spreadsheet takes. */
export async function* eachCount(read: Reader, { kind, days }: CountsFilter, at: Date) {
  for (let back = days - 1; back >= 0; back -= 1) {
    const day = addDays(localDate(at), -back);
    const rows = await read
      .selectFrom('entry_count')
      .select('entry_id as id')
      .select(sums)
      .where('kind', '=', kind)
      .where('day', '=', day)
      .groupBy('entry_id')
      .orderBy('entry_id')
      .execute();
    const named = await namesOf(
      read,
      kind,
      rows.map(({ id }) => id),
    );
    if (rows.length > 0) yield rows.map((row) => ({ ...row, day, ...(named.get(row.id) ?? GONE) }));
  }
}

const firstDay = (days: number, at: Date) => addDays(localDate(at), 1 - days);

async function namesOf(read: Reader, kind: Counted, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, { name: string; path: string }>();
  const [table, title] = TABLES[kind];
  const rows = await read
    .selectFrom(table)
    .select(['id', 'slug'])
    .select(sql<string | null>`${sql.ref(title)}`.as('name'))
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, slug, name }) => [
      id,
      { name: name ?? slug, path: `/${PLACES[kind]}/${slug}` },
    ]),
  );
}

const TABLES = {
  shop: ['shop', 'name'],
  coupon: ['coupon', 'title'],
  job: ['job', 'title'],
  event: ['event', 'title'],
  product: ['product', 'name'],
  campaign: ['campaign', 'name'],
  news: ['news', 'title'],
  survey: ['survey_report', 'slug'],
} as const satisfies Record<Counted, [table: string, title: string]>;

const PLACES: Record<Counted, string> = {
  shop: 'shops',
  coupon: 'coupons',
  job: 'jobs',
  event: 'events',
  product: 'products',
  campaign: 'campaigns',
  news: 'news',
  survey: 'surveys',
};
