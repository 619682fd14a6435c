import { SHOPS_WITH_ACCOUNTS } from './accounts.ts';
import { removeDemoCampaigns, replaceDemoCampaigns } from './campaigns.ts';
import { addDemoCounts } from './counts.ts';
import { replaceDemoCoupons } from './coupons.ts';
import { DEMO_DAY } from './demo-days.ts';
import { removeDemoEvents, replaceDemoEvents } from './events.ts';
import { replaceDemoJobs } from './jobs.ts';
import { removeDemoNews, replaceDemoNews } from './news.ts';
import { replaceDemoProducts } from './products.ts';
import { addDemoSurveys, removeDemoSurveys } from './surveys.ts';
import { localDate } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

/** Replaces every dated demo entry and remembers the day. */
export async function replaceDemoEntries(tx: Tx, at: Date): Promise<void> {
  await replaceDemoProducts(tx, at);
  await replaceDemoCoupons(tx, at);
  await replaceDemoJobs(tx, at);
  // A campaign gathers what is there; the events then enter themselves into theirs.
  await replaceDemoCampaigns(tx, at);
  await replaceDemoEvents(tx, at);
  await replaceDemoNews(tx, at);
  await addDemoSurveys(tx, at);
  await addDemoCounts(tx, SHOPS_WITH_ACCOUNTS, at);
  await tx
    .insertInto('setting')
    .values({ key: DEMO_DAY, value: localDate(at) })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value: localDate(at) }))
    .execute();
}

/** Removes the demo entries that do not go with their business, before the businesses themselves. */
export async function removeDemoEntries(tx: Tx, at: Date): Promise<void> {
  await removeDemoCampaigns(tx, at);
  await removeDemoEvents(tx, at);
  await removeDemoNews(tx, at);
  await removeDemoSurveys(tx, at);
  await tx.deleteFrom('setting').where('key', '=', DEMO_DAY).execute();
}
