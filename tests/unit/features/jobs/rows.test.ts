import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveJobs } from '#features/jobs/rows.ts';
import { toIso } from '#server/clock.ts';
import { openStore, type Store } from '#server/db.ts';
import { replaceDemoJobs } from '../../../../src/cli/setup/jobs.ts';
import { townDatabase } from '../../../support/database.ts';
import { at } from './demo.ts';

const tag = (store: Store, name: string) =>
  store.write(async (tx) => {
    await tx
      .insertInto('change')
      .values({ tag: name, at: toIso(at) })
      .execute();
  });

/** What somebody may do to the jobs, each with the tag its command writes. */
const DEEDS: Record<string, (store: Store, id: number) => Promise<string>> = {
  hide: async (store, id) => {
    await store.write((tx) =>
      tx.updateTable('job').set({ visibility: 'hidden' }).where('id', '=', id).execute(),
    );
    return `job:${id}`;
  },
  show: async (store, id) => {
    await store.write((tx) =>
      tx.updateTable('job').set({ visibility: 'published' }).where('id', '=', id).execute(),
    );
    return `job:${id}`;
  },
  repost: async (store, id) => {
    await store.write((tx) =>
      tx.updateTable('job').set({ posted_on: '2026-11-20' }).where('id', '=', id).execute(),
    );
    return `job:${id}`;
  },
  hideShop: async (store, id) => {
    const { shop_id } = await store.read
      .selectFrom('job')
      .select('shop_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await store.write((tx) =>
      tx.updateTable('shop').set({ visibility: 'hidden' }).where('id', '=', shop_id).execute(),
    );
    return `shop:${shop_id}`;
  },
};

test('the rows in memory are those of the database after whatever has happened', async () => {
  const { store, dataDir } = await townDatabase();
  await store.write((tx) => replaceDemoJobs(tx, at));
  const ids = (await store.read.selectFrom('job').select('id').execute()).map(({ id }) => id);
  expect((await liveJobs(store.read)).length).toBeGreaterThan(50);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.constantFrom(...ids)), {
        maxLength: 6,
      }),
      async (deeds) => {
        for (const [deed, id] of deeds) await tag(store, await DEEDS[deed]!(store, id));
        const followed = [...(await liveJobs(store.read))];
        const other = openStore(dataDir);
        expect(followed).toEqual(await liveJobs(other.read));
        await other.close();
      },
    ),
    { numRuns: 15 },
  );
});
