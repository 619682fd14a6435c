import { describe, expect, test } from 'vitest';
import { BANDS } from '#features/jobs/bands.ts';
import { readJobList } from '#features/jobs/list-input.ts';
import { listJobs } from '#features/jobs/list-page.ts';
import { at, demo } from './demo.ts';

const ask = async (query: string) => {
  const { store } = await demo();
  return listJobs(store.read, readJobList(new URLSearchParams(query)), at);
};

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
      const { store } = await demo();
      const list = (text: string) =>
        listJobs(store.read, readJobList(new URLSearchParams(text)), at);
      const { counts, total } = await list(query);
      const without = new URLSearchParams(query);
      without.delete('hours');
      for (const band of BANDS) {
        expect(counts.hours.get(band) ?? 0).toBe((await list(`${without}&hours=${band}`)).total);
      }
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
