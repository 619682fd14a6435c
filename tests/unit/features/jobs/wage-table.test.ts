import { expect, test } from 'vitest';
import { isTableStale } from '#features/jobs/minimum-wage.ts';
import { listJobsBelow, listMinimumWages } from '#features/jobs/queries.ts';
import { removeMinimumWage, setMinimumWage } from '#features/jobs/wage-commands.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const region = 'yamaguchi';

test('the staff enter this year’s minimum wage, correct it, and take a slip back', async () => {
  const { store } = await townDatabase();
  const wages = () => listMinimumWages(store.read);
  const set = (hourly: number) =>
    store.write((tx) => setMinimumWage(tx, { region, validFrom: '2026-10-01', hourly }, at));
  expect(isTableStale(await wages(), '2026-11-24')).toBe(true);
  await set(1000);
  await set(1001);
  expect((await wages()).at(-1)).toMatchObject({ validFrom: '2026-10-01', hourly: 1001 });
  expect(isTableStale(await wages(), '2026-11-24')).toBe(false);
  const tags = await store.read
    .selectFrom('change')
    .select('tag')
    .where('tag', '=', 'minimum-wage:yamaguchi')
    .execute();
  expect(tags).toHaveLength(2);
  const remove = (validFrom: string) =>
    store.write((tx) => removeMinimumWage(tx, { region, validFrom }, at));
  expect(await remove('2030-01-01')).toBe(false);
  expect(await remove('2026-10-01')).toBe(true);
  expect(await remove('2025-10-16')).toBe(true);
  expect(await remove('2024-10-01'), 'the last row stays').toBe(false);
});

test('open posts below a new minimum wage are named', async () => {
  const { store } = await townDatabase();
  const below = (hourly: number, validFrom = '2026-10-01') =>
    listJobsBelow(store.read, { region, validFrom, hourly }, at);
  expect(await below(1)).toEqual([]);
  const named = await below(1100);
  expect(named.length).toBeGreaterThan(0);
  for (const { hourly } of named) expect(hourly).toBeLessThan(1100);
  expect(await below(1100, '2099-01-01')).toEqual([]);
});
