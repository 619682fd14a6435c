import type { Reader } from '#server/db.ts';
import { hoursWords } from '#i18n/hours.ts';
import type { OpenTable } from '#features/opendata/files.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { bodiesOf } from './body.ts';
import { hoursSentence } from './hours/sentence.ts';
import { usualWeek } from './hours/usual.ts';
import { SHOP_COLUMNS, shopCells } from './opendata-columns.ts';
import { visibleAt } from './queries.ts';
import type { ShopBody } from './schema.ts';

const BATCH = 500;

/**
 * The open data of shops: those of businesses that agreed, public at `at`. Demo rows only where
 * `withDemo` says so; a real site's open data never holds them.
 */
export function shopTable(read: Reader, at: Date, withDemo: boolean): OpenTable {
  return {
    columns: SHOP_COLUMNS,
    batches: batches(read, at, withDemo),
    position: ['緯度', '経度'],
  };
}

/** When the open data of shops changed last (ISO UTC), or undefined when there is none. */
export async function shopTableChangedAt(
  read: Reader,
  at: Date,
  withDemo: boolean,
): Promise<string | undefined> {
  const row = await openShops(read, at, withDemo)
    .select((eb) => eb.fn.max('shop.updated_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

async function* batches(read: Reader, at: Date, withDemo: boolean): AsyncGenerator<string[][]> {
  const taxonomy = await getTaxonomy(read);
  let after = 0;
  for (;;) {
    const rows = await openShops(read, at, withDemo)
      .selectAll('shop')
      .select('business.chamber')
      .where('shop.id', '>', after)
      .orderBy('shop.id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    yield (await bodiesOf(read, rows, taxonomy)).map((shop) => shopCells(shop, sentenceOf));
    after = rows.at(-1)!.id;
  }
}

function openShops(read: Reader, at: Date, withDemo: boolean) {
  const shops = read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .where('business.open_data', '=', 1)
    .where(visibleAt(at));
  return withDemo ? shops : shops.where('business.demo', '=', 0);
}

function sentenceOf({ hours }: ShopBody): string {
  return hours.value === null
    ? (hours.text ?? '')
    : hoursSentence(usualWeek(hours.value), hoursWords('ja'));
}
