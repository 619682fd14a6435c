import { describe, expect, test } from 'vitest';
import { bulletinMonths, monthOf, readMonth } from '#features/bulletin/month.ts';
import { bulletinOf } from '#features/bulletin/sheet.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);

describe('a month of the bulletin', () => {
  test.each([
    ['2026-12', '2027-01-01', '2026-11-30T15:00:00.000Z'],
    ['2027-02', '2027-03-01', '2027-01-31T15:00:00.000Z'],
    ['2028-02', '2028-03-01', '2028-01-31T15:00:00.000Z'],
  ])('%s ends where the next begins', (month, until, startsAt) => {
    expect(monthOf(month)).toMatchObject({ from: `${month}-01`, until, startsAt });
  });

  test('is the next one where nothing sensible is asked', () => {
    const late = new Date('2026-12-31T15:00:00.000Z');
    expect(bulletinMonths(late)).toEqual(['2026-12', '2027-01', '2027-02', '2027-03']);
    expect(readMonth('2026-12', late).month).toBe('2026-12');
    expect(readMonth('1999-01', late).month).toBe('2027-02');
  });
});

test('the sheet holds what is on in its month, and nothing nobody may see', async () => {
  const { store } = await townDatabase();
  const sheet = async (month: string) => bulletinOf(store.read, monthOf(month), at);
  const [november, december] = [await sheet('2026-11'), await sheet('2026-12')];
  expect(december.events.length).toBeGreaterThan(3);
  for (const { first, last } of december.events)
    expect([first.slice(0, 7), last.slice(0, 7)]).toEqual(['2026-12', '2026-12']);
  const slugs = december.events.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  for (const coupon of december.coupons) expect(coupon.until! >= '2026-12-01').toBe(true);
  expect(november.coupons.length).toBeGreaterThan(0);
  expect(december.jobs.length).toBeGreaterThan(0);

  const [event, coupon] = [december.events[0]!, december.coupons[0]!];
  await store.write(async (tx) => {
    const hidden = { visibility: 'hidden' } as const;
    await tx.updateTable('event').set(hidden).where('slug', '=', event.slug).execute();
    await tx.updateTable('coupon').set(hidden).where('slug', '=', coupon.slug).execute();
    await tx
      .updateTable('shop')
      .set({ created_at: '2026-12-01T00:00:00.000Z' })
      .where('slug', '=', 'kohi-hitsujigumo')
      .execute();
  });
  const after = await sheet('2026-12');
  expect(after.events.map(({ slug }) => slug)).not.toContain(event.slug);
  expect(after.coupons.map(({ slug }) => slug)).not.toContain(coupon.slug);
  expect(after.shops.map(({ slug }) => slug)).toEqual(['kohi-hitsujigumo']);
  expect((await sheet('2026-11')).shops.map(({ slug }) => slug)).not.toContain('kohi-hitsujigumo');
});
