import { localDate } from '#server/clock.ts';
import type { Store } from '#server/db.ts';

/** The setting that tells for which day the demo's entries were made. */
export const DEMO_DAY = 'demo-day';

/**
 * Puts the demo's coupons, jobs, events, products and news anew, with dates relative to today, once
 * a day where there is a demo town: it never goes stale.
 */
export async function refreshDemo(store: Store, at: Date): Promise<void> {
  const today = localDate(at);
  const last = await store.read
    .selectFrom('setting')
    .select('value')
    .where('key', '=', DEMO_DAY)
    .executeTakeFirst();
  if (last?.value === today) return;
  const town = await store.read
    .selectFrom('business')
    .select('id')
    .where('demo', '=', 1)
    .limit(1)
    .executeTakeFirst();
  if (!town) return;
  // Loaded once a day at most: the entries' texts are large.
  const { replaceDemoEntries } = await import('./demo-entries.ts');
  await store.write((tx) => replaceDemoEntries(tx, at));
}
