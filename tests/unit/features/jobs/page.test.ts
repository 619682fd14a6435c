import { describe, expect, test } from 'vitest';
import { words } from '#i18n/index.ts';
import { jobSections } from '#features/jobs/components/sections.ts';
import { jobPosting } from '#features/jobs/jsonld.ts';
import { getPublishedJob, type JobDetail } from '#features/jobs/queries.ts';
import { at, demo, everyJob } from './demo.ts';

describe('what a page and its markup say', () => {
  test('every legal item has its place, in one order', async () => {
    const { store, taxonomy } = await demo();
    const jobs = await everyJob(store, taxonomy);
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
