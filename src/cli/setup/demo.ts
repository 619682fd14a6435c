import type { DemoBusiness } from '#db/seed/types.ts';
import { town } from '#db/seed/town.ts';
import { removeDemoAccounts } from './accounts.ts';
import { removeDemoEntries, replaceDemoEntries } from './demo-entries.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';
import { addPublishedShops } from '#features/shops/commands.ts';
import { effectiveHours } from '#features/shops/hours/effective.ts';
import type { Evaluator } from '#features/shops/hours/evaluator.ts';
import { ensureSchedules } from '#features/shops/schedules.ts';
import { ShopInput, type ShopBody } from '#features/shops/schema.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';

/** Keeps the number of bound values of one insert below SQLite's 32,766. */
const BATCH = 500;

/**
 * Adds the demo town: `count` fictional businesses, the same ones for the same count. Days in it
 * are relative to `at`.
 */
export async function addDemoTown(
  store: Store,
  evaluator: Evaluator,
  count: number,
  at: Date,
): Promise<void> {
  const taxonomy = await getTaxonomy(store.read);
  let batch: DemoBusiness[] = [];
  const flush = async () => {
    const bodies = batch.map((business) => bodyOf(business, at));
    const values = bodies.flatMap((body) => effectiveHours(body) ?? []);
    const schedules = await ensureSchedules(store, evaluator, values, at);
    await store.write(async (tx) => {
      const businesses = await addBusinesses(tx, batch, at);
      const shops = batch.map(({ shop }, i) => ({
        businessId: businesses[i]!,
        slug: shop.slug,
        body: bodies[i]!,
        confirmedOn: addDays(localDate(at), -shop.confirmedDaysAgo),
        sourceKey: null,
      }));
      await addPublishedShops(tx, shops, taxonomy, schedules, at);
    });
    batch = [];
  };
  for (const business of town(count)) {
    batch.push(business);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await store.write((tx) => replaceDemoEntries(tx, at));
  // Whoever keeps something derived loads everything again after so much has come.
  await store.write((tx) =>
    tx
      .insertInto('change')
      .values({ tag: 'taxonomy', at: toIso(at) })
      .execute(),
  );
}

/** Removes every demo row and what only demo rows used. */
export async function removeDemo(tx: Tx, at: Date): Promise<number> {
  await removeDemoEntries(tx, at);
  await removeDemoAccounts(tx);
  const demoShops = tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select('shop.id')
    .where('business.demo', '=', 1);
  await tx
    .deleteFrom('revision')
    .where('kind', '=', 'shop')
    .where('entry_id', 'in', demoShops)
    .execute();
  await tx
    .deleteFrom('entry_count')
    .where('kind', '=', 'shop')
    .where('entry_id', 'in', demoShops)
    .execute();
  await tx
    .deleteFrom('slug_history')
    .where('kind', '=', 'shop')
    .where('entry_id', 'in', demoShops)
    .execute();
  const removed = await tx.deleteFrom('business').where('demo', '=', 1).executeTakeFirst();
  const used = tx.selectFrom('shop').select('schedule_id').where('schedule_id', 'is not', null);
  await tx.deleteFrom('schedule').where('id', 'not in', used).execute();
  await tx
    .insertInto('change')
    .values({ tag: 'taxonomy', at: toIso(at) })
    .execute();
  return Number(removed.numDeletedRows);
}

async function addBusinesses(tx: Tx, batch: DemoBusiness[], at: Date): Promise<number[]> {
  const rows = await tx
    .insertInto('business')
    .values(
      batch.map((business) => ({
        kind: 'business' as const,
        name: business.name,
        kana: business.kana,
        corporate_number: business.corporateNumber,
        membership: 'member' as const,
        chamber: business.chamber,
        open_data: 1,
        demo: 1,
        created_at: toIso(at),
        updated_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

function bodyOf({ shop }: DemoBusiness, at: Date): ShopBody {
  const today = localDate(at);
  return ShopInput.parse({
    ...shop,
    position: shop.lat === null ? null : { lat: shop.lat, lng: shop.lng },
    exceptions: shop.exceptions.map(({ offsetDays, ...rest }) => ({
      ...rest,
      date: addDays(today, offsetDays),
    })),
  });
}
