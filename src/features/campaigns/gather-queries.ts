import type { AliasedExpression } from 'kysely';
import { normalise } from '#features/entries/normalise.ts';
import type { Reader } from '#server/db.ts';
import type { Gathered } from './desk-input.ts';

/** How many finds a search of the staff's shows; more is for another word. */
const FOUND_AT_MOST = 20;

/** An entry the staff gather, by its name. */
export interface GatheredEntry {
  kind: Gathered;
  id: number;
  name: string;
  /** Whose it is. */
  of: string | null;
  isPublic: boolean;
}

/** What a campaign has gathered, by kind and in its order. */
export async function listGathered(read: Reader, campaignId: number): Promise<GatheredEntry[]> {
  const kinds = await Promise.all(
    (['event', 'product', 'coupon'] as const).map(async (kind) => {
      const rows = await entries(read, kind)
        .innerJoin('campaign_entry', (join) =>
          join
            .onRef('campaign_entry.entry_id', '=', 'entry.id')
            .on('campaign_entry.kind', '=', kind),
        )
        .where('campaign_entry.campaign_id', '=', campaignId)
        .orderBy('campaign_entry.position')
        .execute();
      return rows.map((row) => gathered(kind, row));
    }),
  );
  return kinds.flat();
}

/** Public entries of a kind that a word leads to and that are not gathered yet. */
export async function findToGather(
  read: Reader,
  campaignId: number,
  kind: Gathered,
  q: string,
): Promise<GatheredEntry[]> {
  const rows = await entries(read, kind)
    .where('entry.visibility', '=', 'published')
    .where('entry.search', 'like', likeOf(q))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('campaign_entry')
            .select('entry_id')
            .where('campaign_id', '=', campaignId)
            .where('kind', '=', kind)
            .whereRef('entry_id', '=', 'entry.id'),
        ),
      ),
    )
    .orderBy('entry.id', 'desc')
    .limit(FOUND_AT_MOST)
    .execute();
  return rows.map((row) => gathered(kind, row));
}

/** Public shops that a word leads to. */
export async function findShops(
  read: Reader,
  q: string,
): Promise<{ id: number; name: string; area: string | null }[]> {
  const rows = await read
    .selectFrom('shop')
    .leftJoin('area', 'area.id', 'shop.area_id')
    .select(['shop.id', 'shop.name', 'area.name as area'])
    .where('shop.visibility', '=', 'published')
    .where('shop.search', 'like', likeOf(q))
    .orderBy('shop.kana')
    .limit(FOUND_AT_MOST)
    .execute();
  return rows.map(({ name, ...row }) => ({ ...row, name: name ?? '' }));
}

const likeOf = (q: string) => `%${normalise(q).replace(/[%_]/g, ' ').trim()}%`;

interface EntryRow {
  id: number;
  name: string | null;
  of: string | null;
  visibility: string;
  search: string;
}

function entries(read: Reader, kind: Gathered) {
  return read
    .selectFrom(rowsOf(read, kind))
    .select(['entry.id', 'entry.name', 'entry.of', 'entry.visibility']);
}

/** The three kinds in the same words. */
function rowsOf(read: Reader, kind: Gathered): AliasedExpression<EntryRow, 'entry'> {
  if (kind === 'event')
    return read
      .selectFrom('event')
      .innerJoin('business', 'business.id', 'event.business_id')
      .select(['event.id', 'event.title as name', 'business.name as of'])
      .select(['event.visibility', 'event.search'])
      .as('entry');
  if (kind === 'product')
    return read
      .selectFrom('product')
      .innerJoin('shop', 'shop.id', 'product.shop_id')
      .select(['product.id', 'product.name', 'shop.name as of'])
      .select(['product.visibility', 'product.search'])
      .as('entry');
  return read
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .select(['coupon.id', 'coupon.title as name', 'shop.name as of'])
    .select(['coupon.visibility', 'coupon.search'])
    .as('entry');
}

function gathered(kind: Gathered, row: Omit<EntryRow, 'search'>): GatheredEntry {
  const { id, name, of, visibility } = row;
  return { kind, id, name: name ?? '', of, isPublic: visibility === 'published' };
}
