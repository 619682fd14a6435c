import { describe, expect, test } from 'vitest';
import { addDays, startOfLocalDay } from '#server/clock.ts';
import { jobBody, jobColumns } from '#features/jobs/columns.ts';
import { closeJob } from '#features/jobs/commands.ts';
import { jobPosting } from '#features/jobs/jsonld.ts';
import { listNewJobs } from '#features/jobs/list-page.ts';
import {
  getMovedJobSlug,
  getPublishedJob,
  listShopJobs,
  type JobDetail,
} from '#features/jobs/queries.ts';
import { NOW } from '../../../support/paths.ts';
import { at, demo } from './demo.ts';
import { commission, job } from './job.ts';

describe('a post', () => {
  test('is stored and comes back as it was', async () => {
    const { taxonomy } = await demo();
    for (const body of [job(), commission(), job({ deferred: ['trial'], insurance: null })]) {
      const row = { ...jobColumns(body, taxonomy) };
      expect(jobBody(row, taxonomy)).toEqual(body);
    }
  });

  test('that is filled leaves every list at once, keeps its page and loses its markup', async () => {
    const { store, taxonomy } = await demo();
    const find = (when: Date) => getPublishedJob(store.read, 'yoiyami-hall', taxonomy, when);
    const before = (await find(at))!;
    const say = (found: JobDetail) =>
      jobPosting(found, { title: found.title, description: found.description, sections: [] });
    expect(say(before)).toBeDefined();
    await store.write((tx) => closeJob(tx, before.id, 'filled', at));
    const after = (await find(at))!;
    expect(after.state).toBe('filled');
    expect(say(after)).toBeUndefined();
    const listed = async (when: Date) => {
      const ofShop = await listShopJobs(store.read, before.shop.id, when);
      const newest = await listNewJobs(store.read, when, 100);
      return [ofShop, newest].map((jobs) => jobs.some(({ id }) => id === before.id));
    };
    expect(await listed(new Date(at.getTime() - 1))).toEqual([true, true]);
    expect(await listed(at)).toEqual([false, false]);
    expect(await listed(new Date(at.getTime() + 1))).toEqual([false, false]);
    const tags = await store.read.selectFrom('change').select('tag').execute();
    expect(tags.map(({ tag }) => tag)).toContain(`job:${before.id}`);
    expect((await find(new Date(at.getTime() - 1)))!.state).toBe('open');
  });

  test('stays closed for the reason and moment it was closed first', async () => {
    const { store, taxonomy } = await demo();
    const { id } = (await getPublishedJob(store.read, 'yoiyami-hall', taxonomy, at))!;
    await store.write((tx) => closeJob(tx, id, 'filled', at));
    await store.write((tx) => closeJob(tx, id, 'withdrawn', new Date()));
    const found = await getPublishedJob(store.read, 'yoiyami-hall', taxonomy, at);
    expect(found).toMatchObject({ closedAt: NOW, closeReason: 'filled' });
  });

  test('is open to the end of its last day in Tokyo', async () => {
    const { store } = await demo();
    const [newest] = await listNewJobs(store.read, at, 1);
    const end = startOfLocalDay(addDays(newest!.validUntil, 1));
    const isListed = async (when: Date) =>
      (await listNewJobs(store.read, when, 100)).some(({ id }) => id === newest!.id);
    expect(await isListed(new Date(end.getTime() - 1))).toBe(true);
    expect(await isListed(end)).toBe(false);
  });

  test('is gone while it, its shop or its window is not public, or before its first day', async () => {
    const { store, taxonomy } = await demo();
    const find = (when = at) => getPublishedJob(store.read, 'yoiyami-hall', taxonomy, when);
    const { shop, postedOn } = (await find())!;
    expect(await find(new Date(startOfLocalDay(postedOn).getTime() - 1))).toBeUndefined();
    const set = (visibility: 'hidden' | 'published') =>
      store.write((tx) =>
        tx.updateTable('job').set({ visibility }).where('slug', '=', 'yoiyami-hall').execute(),
      );
    await set('hidden');
    expect(await find()).toBeUndefined();
    await set('published');
    await store.write((tx) =>
      tx.updateTable('shop').set({ publish_until: NOW }).where('id', '=', shop.id).execute(),
    );
    expect(await find()).toBeUndefined();
    expect(await find(new Date(at.getTime() - 1))).toBeDefined();
  });

  test('that moved is found by its old address', async () => {
    const { store, taxonomy } = await demo();
    const { id } = (await getPublishedJob(store.read, 'yoiyami-hall', taxonomy, at))!;
    await store.write((tx) =>
      tx.insertInto('slug_history').values({ kind: 'job', slug: 'old', entry_id: id }).execute(),
    );
    expect(await getMovedJobSlug(store.read, 'old')).toBe('yoiyami-hall');
    expect(await getMovedJobSlug(store.read, 'older')).toBeUndefined();
  });
});
