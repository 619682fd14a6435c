import { describe, expect, test } from 'vitest';
import { demoJobs } from '#db/seed/jobs/index.ts';
import { localDate, startOfLocalDay } from '#server/clock.ts';
import { checkJob } from '#features/jobs/checker.ts';
import { countListedJobs, getPublishedJob, listMinimumWages } from '#features/jobs/queries.ts';
import { replaceDemoJobs } from '../../../../src/cli/setup/jobs.ts';
import { at, demo, everyJob } from './demo.ts';

describe('the demo jobs', () => {
  test('are sixty and more, of every kind, and none has a gap but the age of the wage table', async () => {
    const { store, taxonomy } = await demo();
    const minimumWages = await listMinimumWages(store.read);
    const jobs = await everyJob(store, taxonomy);
    const context = { minimumWages, today: localDate(at), categories: [] };
    const blocks = jobs.flatMap(({ slug, body }) =>
      checkJob(body, context)
        .filter(({ level, key }) => level === 'block' && key !== 'minimumWageStale')
        .map(({ field, key }) => `${slug} ${field} ${key}`),
    );
    expect(blocks).toEqual([]);
    expect(jobs.filter(({ state }) => state === 'open').length).toBeGreaterThanOrEqual(60);
    expect(new Set(jobs.map(({ employmentType }) => employmentType)).size).toBe(7);
    expect(jobs).toHaveLength(Object.values(demoJobs).flat().length);
  });

  test('hold the stale table against every wage, which only staff see', async () => {
    const { store, taxonomy } = await demo();
    const minimumWages = await listMinimumWages(store.read);
    const found = await getPublishedJob(store.read, 'yoiyami-hall', taxonomy, at);
    const keys = checkJob(found!.body, { minimumWages, today: localDate(at), categories: [] });
    expect(keys.map(({ key }) => key)).toEqual(['minimumWageStale']);
  });

  test('can be put anew on another day with the same addresses', async () => {
    const { store } = await demo();
    const slugs = () => store.read.selectFrom('job').select('slug').orderBy('slug').execute();
    const before = await slugs();
    await store.write((tx) => replaceDemoJobs(tx, startOfLocalDay('2027-03-01')));
    expect(await slugs()).toEqual(before);
  });

  test('are not for search engines', async () => {
    const { store } = await demo();
    expect(await countListedJobs(store.read, at)).toBe(0);
    await store.write((tx) => tx.updateTable('business').set({ demo: 0 }).execute());
    expect(await countListedJobs(store.read, at)).toBeGreaterThanOrEqual(60);
  });
});
