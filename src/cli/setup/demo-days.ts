import { localDate } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';
import { SHOPS_WITH_ACCOUNTS } from './accounts.ts';
import { removeDemoCampaigns, replaceDemoCampaigns } from './campaigns.ts';
import { addDemoCounts } from './counts.ts';
import { replaceDemoCoupons } from './coupons.ts';
import { removeDemoEvents, replaceDemoEvents } from './events.ts';
import { replaceDemoJobs } from './jobs.ts';
import { removeDemoNews, replaceDemoNews } from './news.ts';
import { replaceDemoProducts } from './products.ts';

const KEY = 'demo-day';

/**
 * Puts the demo's coupons, jobs, events, products and news anew, with dates relative to today, once
 * a day where there is a demo town: it never goes stale.
 */
export async function refreshDemo(store: Store, at: Date): Promise<void> {
  const today = localDate(at);
  const last = await store.read
    .selectFrom('setting')
    .select('value')
    .where('key', '=', KEY)
    .executeTakeFirst();
  if (last?.value === today) return;
  const town = await store.read
    .selectFrom('business')
    .select('id')
    .where('demo', '=', 1)
    .limit(1)
    .executeTakeFirst();
  if (town) await store.write((tx) => replaceDemoEntries(tx, at));
}

/** Replaces every dated demo entry and remembers the day. */
export async function replaceDemoEntries(tx: Tx, at: Date): Promise<void> {
  await replaceDemoProducts(tx, at);
  await replaceDemoCoupons(tx, at);
  await replaceDemoJobs(tx, at);
  // A campaign gathers what is there; the events then enter themselves into theirs.
  await replaceDemoCampaigns(tx, at);
  await replaceDemoEvents(tx, at);
  await replaceDemoNews(tx, at);
  await addDemoCounts(tx, SHOPS_WITH_ACCOUNTS, at);
  await tx
    .insertInto('setting')
    .values({ key: KEY, value: localDate(at) })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value: localDate(at) }))
    .execute();
}

/** Removes the demo entries that do not go with their business, before the businesses themselves. */
export async function removeDemoEntries(tx: Tx, at: Date): Promise<void> {
  await removeDemoCampaigns(tx, at);
  await removeDemoEvents(tx, at);
  await removeDemoNews(tx, at);
  await tx.deleteFrom('setting').where('key', '=', KEY).execute();
}
