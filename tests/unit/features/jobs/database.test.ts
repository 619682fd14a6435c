import { beforeAll, describe, expect, test } from 'vitest';
import { demoJobs } from '#db/seed/jobs/index.ts';
import { addDays, localDate, startOfLocalDay } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { words } from '#i18n/index.ts';
import { checkJob } from '#features/jobs/checker.ts';
import { jobBody, jobColumns } from '#features/jobs/columns.ts';
import { closeJob } from '#features/jobs/commands.ts';
import { jobSections } from '#features/jobs/components/sections.ts';
import { jobPosting } from '#features/jobs/jsonld.ts';
import { readJobList } from '#features/jobs/list-input.ts';
import { listJobs } from '#features/jobs/list-page.ts';
import {
  countListedJobs,
  getMovedJobSlug,
  getPublishedJob,
  listMinimumWages,
  listNewJobs,
  listShopJobs,
  type JobDetail,
} from '#features/jobs/queries.ts';
import { getTaxonomy, type Taxonomy } from '#features/taxonomy/queries.ts';
import { replaceDemoJobs } from '../../../../src/cli/setup/jobs.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { commission, job } from './job.ts';

const at = new Date(NOW);

async function demo(): Promise<{ store: Store; taxonomy: Taxonomy }> {
  const { store } = await townDatabase();
  await store.write((tx) => replaceDemoJobs(tx, at));
  return { store, taxonomy: await getTaxonomy(store.read) };
}

const ask = async (query: string) => {
  const { store, taxonomy } = await demo();
  return listJobs(store.read, taxonomy, readJobList(new URLSearchParams(query)), at);
};

async function everyJob(store: Store, taxonomy: Taxonomy): Promise<JobDetail[]> {
  const slugs = await store.read.selectFrom('job').select('slug').execute();
  const jobs = slugs.map(({ slug }) => getPublishedJob(store.read, slug, taxonomy, at));
  return (await Promise.all(jobs)).map((found) => found!);
}

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

describe('the list', () => {
  test('finds an evening part-time job in 小郡', async () => {
    const { jobs, total } = await ask('area=ogori&hours=evening&type=part&type=casual');
    expect(jobs.map(({ slug }) => slug)).toContain('yoiyami-hall');
    expect(total).toBe(jobs.length);
    expect(new Set(jobs.map(({ area }) => area?.slug))).toEqual(new Set(['ogori']));
  });

  test.each(['', 'weekend=1', 'hours=night', 'area=yuda&type=part', 'hourly=1200', 'q=調理'])(
    'counts for “%s” what each further choice would give',
    async (query) => {
      const { store, taxonomy } = await demo();
      const list = (text: string) =>
        listJobs(store.read, taxonomy, readJobList(new URLSearchParams(text)), at);
      const { counts, total } = await list(query);
      const without = new URLSearchParams(query);
      without.delete('hours');
      const nights = await list(`${without}&hours=night`);
      expect(counts.hours.get('night')).toBe(nights.total);
      const weekend = new URLSearchParams(query);
      weekend.set('weekend', '1');
      expect(counts.weekend).toBe((await list(String(weekend))).total);
      const typed = [...counts.type.values()].reduce((sum, n) => sum + n, 0);
      if (!query.includes('type')) expect(typed).toBe(total);
    },
  );

  test('keeps wages by their unit', async () => {
    const hourly = await ask('hourly=1200');
    expect(hourly.jobs.every(({ wage }) => wage?.unit === 'HOUR' && wage.min >= 1200)).toBe(true);
    const monthly = await ask('monthly=250000');
    expect(monthly.jobs.map(({ slug }) => slug).sort()).toEqual([
      'sukima-genba',
      'wataridori-engineer',
    ]);
  });

  test('sorts by what an hour pays, freelance work last', async () => {
    const { jobs } = await ask('sort=wage&type=commission&type=intern');
    expect(jobs.map(({ wage }) => wage?.min)).toEqual([
      1250,
      1100,
      1080,
      ...Array.from({ length: 6 }, () => undefined),
    ]);
  });

  test('takes signs in a keyword as they are', async () => {
    expect((await ask('q=%25')).total).toBe(0);
    expect((await ask('q=_')).total).toBe(0);
    expect((await ask('q=ﾎｰﾙ')).total).toBeGreaterThan(2);
  });

  test('answers the last page for one past the end', async () => {
    const { page, pages, jobs } = await ask('page=9999');
    expect(page).toBe(pages);
    expect(jobs.length).toBeGreaterThan(0);
  });
});

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
    const listed = [
      ...(await listShopJobs(store.read, before.shop.id, at)),
      ...(await listNewJobs(store.read, at, 100)),
    ];
    expect(listed.map(({ id }) => id)).not.toContain(before.id);
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

describe('what a page and its markup say', () => {
  let jobs: JobDetail[];
  beforeAll(() => {
    jobs = [];
  });

  test('every legal item has its place, in one order', async () => {
    const { store, taxonomy } = await demo();
    jobs = await everyJob(store, taxonomy);
    const w = words('ja');
    const terms = (found: JobDetail) =>
      jobSections({ job: found, locale: 'ja', words: w, at }).flatMap(({ rows }) =>
        rows.map(({ term }) => term),
      );
    const f = w.jobs.fields;
    const legal = [
      f.employmentType,
      f.duties,
      f.dutiesChange,
      f.wageMin,
      f.fixedOvertime,
      f.shifts,
      f.breakMinutes,
      f.holidays,
      f.overtime,
      f.discretionary,
      f.workplaceAddress,
      f.workplaceChange,
      f.smoking,
      f.contractKind,
      f.trial,
      f.insurance,
      f.recruiterName,
      f.recruiterAddress,
      f.contactPhone,
      f.postedOn,
      f.validUntil,
      f.informationOn,
    ];
    for (const found of jobs) {
      if (found.employmentType === 'commission' || found.state !== 'open') continue;
      const shown = terms(found);
      expect(
        shown.filter((term) => legal.includes(term)),
        found.slug,
      ).toEqual(legal);
    }
  });

  test('an item that is deferred says so in its place', async () => {
    const { store, taxonomy } = await demo();
    const found = (await getPublishedJob(store.read, 'ittosei-ice', taxonomy, at))!;
    const rows = jobSections({ job: found, locale: 'ja', words: words('ja'), at }).flatMap(
      (section) => section.rows,
    );
    expect(rows.find(({ term }) => term === '試用期間')!.lines[0]!.text).toBe(
      '面接時までに書面で明示します',
    );
  });

  test('JobPosting has all that Google requires and recommends, and none for 業務委託', async () => {
    const { store, taxonomy } = await demo();
    for (const found of await everyJob(store, taxonomy)) {
      const sections = jobSections({ job: found, locale: 'ja', words: words('ja'), at });
      const text = jobPosting(found, {
        title: found.title,
        description: found.description,
        sections,
      });
      const isExpected = found.state === 'open' && found.employmentType !== 'commission';
      expect(text !== undefined, found.slug).toBe(isExpected);
      if (text === undefined) continue;
      expect(JSON.parse(text), found.slug).toMatchObject({
        '@type': 'JobPosting',
        title: found.title,
        description: expect.stringContaining('<li>'),
        datePosted: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        validThrough: expect.stringMatching(/T15:00:00\.000Z$/),
        employmentType: expect.stringMatching(/^(FULL_TIME|PART_TIME|TEMPORARY|INTERN)$/),
        identifier: { '@type': 'PropertyValue', value: found.slug },
        directApply: false,
        hiringOrganization: { '@type': 'Organization', name: expect.any(String) },
        jobLocation: {
          '@type': 'Place',
          address: {
            addressCountry: 'JP',
            addressRegion: '山口県',
            addressLocality: '山口市',
            streetAddress: expect.any(String),
          },
        },
        baseSalary: { currency: 'JPY', value: { unitText: found.wage!.unit } },
      });
    }
  });
});
