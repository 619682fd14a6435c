import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { demoCoupons } from '#db/seed/coupons/index.ts';
import { readCouponList, writeCouponList } from '#features/coupons/list-input.ts';
import { knownOnly, listCoupons } from '#features/coupons/list.ts';
import { listEndingCoupons, listShopCoupons } from '#features/coupons/queries.ts';
import { couponState } from '#features/coupons/usable.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { addDays, localDate } from '#server/clock.ts';
import { replaceDemoCoupons } from '../../../../src/cli/setup/coupons.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

// A busy machine takes its time over this many transactions.
vi.setConfig({ testTimeout: 30_000 });

const NOON = new Date(NOW);
/** 21:30 in Tokyo, the same day. */
const NIGHT = new Date('2026-11-24T12:30:00.000Z');

async function town() {
  const { store } = await townDatabase();
  await store.write((tx) => replaceDemoCoupons(tx, NOON));
  const taxonomy = await getTaxonomy(store.read);
  const list = (query: string, at = NOON) =>
    listCoupons(store.read, knownOnly(readCouponList(new URLSearchParams(query)), taxonomy), at);
  return { store, list };
}

describe('the coupons of the demo town', () => {
  test('are many, of every kind, usable at noon and at night, ending and not yet begun', async () => {
    const { list } = await town();
    const all = await list('');
    expect(all.total).toBeGreaterThanOrEqual(60);
    expect(all.total).toBe(demoCoupons.length);
    expect(new Set(demoCoupons.map(({ kind }) => kind)).size).toBe(4);
    expect(all.counts.now).toBeGreaterThanOrEqual(15);
    expect((await list('', NIGHT)).counts.now).toBeGreaterThanOrEqual(8);
    const last = (day: string) => all.coupons.filter(({ validUntil }) => validUntil === day).length;
    const today = localDate(NOON);
    expect(last(today)).toBeGreaterThanOrEqual(3);
    expect(last(addDays(today, 1))).toBeGreaterThanOrEqual(3);
    const pages = await Promise.all(
      Array.from({ length: all.pages }, (_, i) => list(`page=${i + 1}`)),
    );
    const states = pages.flatMap(({ coupons }) => coupons.map((c) => couponState(c, NOON)));
    expect(states).toContain('used-up');
    expect(states).toContain('not-begun');
  });

  test('keep their addresses when the day changes, and stay as fresh', async () => {
    const { store, list } = await town();
    const tomorrow = new Date(+NOON + 24 * 3_600_000);
    const before = (await list('')).total;
    await store.write((tx) => replaceDemoCoupons(tx, tomorrow));
    expect((await list('', tomorrow)).total).toBe(before);
    const uses = await store.read
      .selectFrom('coupon')
      .leftJoin('coupon_use', 'coupon_use.coupon_id', 'coupon.id')
      .select(['coupon.slug', 'coupon.used'])
      .select((eb) => eb.fn.count('coupon_use.id').as('rows'))
      .groupBy('coupon.id')
      .execute();
    for (const { slug, used, rows } of uses) expect(Number(rows), slug).toBe(used);
  });
});

describe('the list', () => {
  test('shows with "usable now" exactly what is usable, and counts it', async () => {
    const { list } = await town();
    for (const at of [NOON, NIGHT]) {
      const found = await list('now=1', at);
      expect(found.total).toBe((await list('', at)).counts.now);
      for (const coupon of found.coupons) expect(couponState(coupon, at)).toBe('usable');
    }
  });

  test('narrows by area, category, words and ending, as its counts promise', async () => {
    const { list } = await town();
    const all = await list('');
    for (const query of ['area=yuda', 'category=eat', 'category=noodles', 'soon=1']) {
      const [name = '', value = ''] = query.split('=');
      const promised =
        name === 'soon' ? all.counts.soon : all.counts[name as 'area' | 'category'].get(value);
      expect((await list(query)).total, query).toBe(promised);
      expect(promised, query).toBeGreaterThan(0);
    }
    expect((await list('q=うどん')).total).toBeGreaterThan(0);
    expect((await list('q=100%25')).total).toBe(0);
    expect((await list('q=_')).total).toBe(0);
  });

  test('is ordered by the end, or by when they came', async () => {
    const { list } = await town();
    const ends = (await list('')).coupons.map(({ endsAt }) => endsAt);
    expect(ends).toEqual(ends.toSorted());
    const came = (await list('sort=new')).coupons.map(({ publishedAt }) => publishedAt);
    expect(came).toEqual(came.toSorted().reverse());
  });

  test('goes no further than its last page', async () => {
    const { list } = await town();
    const { page, pages, coupons } = await list('page=99');
    expect(page).toBe(pages);
    expect(coupons.length).toBeGreaterThan(0);
  });

  test('is without what has ended from that moment on', async () => {
    const { list } = await town();
    const [first] = (await list('')).coupons;
    const end = new Date(first!.endsAt);
    const has = async (at: Date) => (await list('', at)).coupons.some(({ id }) => id === first!.id);
    expect(await has(new Date(+end - 1))).toBe(true);
    expect(await has(end)).toBe(false);
  });
});

test('the home page shows those that end first, a shop its own', async () => {
  const { store } = await town();
  const ending = await listEndingCoupons(store.read, NOON, 4);
  expect(ending).toHaveLength(4);
  expect(ending[0]!.validUntil).toBe(localDate(NOON));
  const own = await listShopCoupons(store.read, ending[0]!.shop.id, NOON);
  expect(own.map(({ id }) => id)).toContain(ending[0]!.id);
  expect(new Set(own.map(({ shop }) => shop.id)).size).toBe(1);
});

test('any address is read, and what was read is written the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('q', 'area', 'now', 'sort', 'page'), fc.string())),
      (pairs) => {
        const input = readCouponList(new URLSearchParams(pairs));
        expect(readCouponList(new URLSearchParams(writeCouponList(input)))).toEqual(input);
      },
    ),
  );
});
