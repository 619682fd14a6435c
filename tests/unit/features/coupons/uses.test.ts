import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Store } from '#server/db.ts';
import { undoUse, useCoupon, type UseRequest } from '#features/coupons/uses.ts';
import { addCoupon, addShop, tap, visitor } from '../../../support/coupons.ts';
import { emptyDatabase } from '../../../support/database.ts';

// A busy machine takes its time over this many transactions.
vi.setConfig({ testTimeout: 30_000 });

const NOON = new Date('2026-11-24T03:00:00.000Z');
const later = (ms: number) => new Date(+NOON + ms);
const SECOND = 1000;
const HOUR = 3600 * SECOND;

let store: Store;
let shop: number;
const use = (request: UseRequest, at = NOON) => store.write((tx) => useCoupon(tx, request, at));
const undo = (nonce: string, at: Date, slug = 'hyakuen') =>
  store.write((tx) => undoUse(tx, { slug, nonce }, at));

/** What the coupon counts, and how many uses really stand. */
async function counted(): Promise<{ used: number; rows: number }> {
  const { used } = await store.read.selectFrom('coupon').select('used').executeTakeFirstOrThrow();
  const rows = await store.read
    .selectFrom('coupon_use')
    .select('id')
    .where('undone_at', 'is', null)
    .execute();
  return { used, rows: rows.length };
}

beforeEach(async () => {
  ({ store } = await emptyDatabase());
  shop = await addShop(store, NOON);
});

describe('a coupon for once', () => {
  beforeEach(() => addCoupon(store, shop, NOON));

  test('is used once and refused then, for this visitor only', async () => {
    const me = visitor();
    expect(await use(tap(me, NOON))).toMatchObject({ kind: 'used' });
    const tomorrow = later(24 * HOUR);
    expect(await use(tap(me, tomorrow), tomorrow)).toMatchObject({ kind: 'limit', limit: 'once' });
    expect(await use(tap(visitor(), NOON))).toMatchObject({ kind: 'used' });
    expect(await counted()).toEqual({ used: 2, rows: 2 });
  });

  test('counts a form that is sent again once, whoever sends it', async () => {
    const form = tap(visitor(), NOON);
    await use(form);
    const again = { kind: 'repeated', undone: false, usedAt: NOON.toISOString() };
    expect(await use(form, later(SECOND))).toEqual(again);
    expect(await use({ ...form, tokenHash: visitor() }, later(HOUR))).toEqual(again);
    expect(await counted()).toEqual({ used: 1, rows: 1 });
  });

  test('can be taken back within thirty seconds and used anew then', async () => {
    const me = visitor();
    const form = tap(me, NOON);
    await use(form);
    expect(await undo(form.nonce, later(30 * SECOND))).toBe(true);
    expect(await counted()).toEqual({ used: 0, rows: 0 });
    expect(await undo(form.nonce, later(31 * SECOND))).toBe(true);
    expect(await counted()).toEqual({ used: 0, rows: 0 });
    expect(await use(form, later(SECOND))).toMatchObject({ kind: 'repeated', undone: true });
    expect(await use(tap(me, NOON))).toMatchObject({ kind: 'used' });
  });

  test('cannot be taken back later, nor by a number nobody used', async () => {
    const form = tap(visitor(), NOON);
    await use(form);
    expect(await undo(form.nonce, later(30 * SECOND + 1))).toBe(false);
    expect(await undo('A'.repeat(22), NOON)).toBe(false);
    expect(await undo(form.nonce, NOON, 'another')).toBe(false);
    expect(await counted()).toEqual({ used: 1, rows: 1 });
  });

  test('is not used from a page that is old, or from one of the future', async () => {
    expect(await use(tap(visitor(), NOON), later(10 * 60 * SECOND + 1))).toEqual({ kind: 'stale' });
    expect(await use(tap(visitor(), later(HOUR)))).toEqual({ kind: 'stale' });
    expect(await counted()).toEqual({ used: 0, rows: 0 });
  });

  test('is not there while its shop or itself is not public', async () => {
    expect(await use(tap(visitor(), NOON, 'nothing'))).toBeUndefined();
    await store.write((tx) => tx.updateTable('shop').set({ visibility: 'hidden' }).execute());
    expect(await use(tap(visitor(), NOON))).toBeUndefined();
  });

  test('is refused while its shop is closed', async () => {
    await store.write((tx) => tx.updateTable('shop').set({ closure: 'temporary' }).execute());
    expect(await use(tap(visitor(), NOON))).toEqual({ kind: 'not-usable', state: 'shop-closed' });
  });

  test('cannot have two standing uses of a visitor even by hand', async () => {
    const me = visitor();
    await use(tap(me, NOON));
    const copy = store.write(async (tx) => {
      const row = await tx.selectFrom('coupon_use').selectAll().executeTakeFirstOrThrow();
      const { coupon_id, shop_id, token_hash, period, used_at } = row;
      await tx
        .insertInto('coupon_use')
        .values({ coupon_id, shop_id, token_hash, period, used_at })
        .execute();
    });
    await expect(copy).rejects.toThrow(/UNIQUE/);
  });
});

test('a coupon for once a day comes back at midnight in Tokyo', async () => {
  await addCoupon(store, shop, NOON, { limit: 'daily' });
  const me = visitor();
  const evening = new Date('2026-11-24T14:59:59.000Z'); // 23:59:59
  const midnight = new Date('2026-11-24T15:00:00.000Z');
  expect(await use(tap(me, evening), evening)).toMatchObject({ kind: 'used' });
  expect(await use(tap(me, evening), evening)).toMatchObject({ kind: 'limit', limit: 'daily' });
  expect(await use(tap(me, midnight), midnight)).toMatchObject({ kind: 'used' });
});

test('a coupon without limit is used as often as the clerk taps', async () => {
  await addCoupon(store, shop, NOON, { limit: 'unlimited' });
  const me = visitor();
  for (let n = 0; n < 5; n += 1) {
    expect(await use(tap(me, NOON))).toMatchObject({ kind: 'used' });
  }
  expect(await counted()).toEqual({ used: 5, rows: 5 });
});

test('a coupon outside its times is refused and not counted', async () => {
  await addCoupon(store, shop, NOON, { times: '17:00-19:00' });
  expect(await use(tap(visitor(), NOON))).toEqual({ kind: 'not-usable', state: 'other-time' });
  expect(await counted()).toEqual({ used: 0, rows: 0 });
});

test('a use that is taken back gives its place to the next', async () => {
  await addCoupon(store, shop, NOON, { totalCap: 1 });
  const first = tap(visitor(), NOON);
  await use(first);
  expect(await use(tap(visitor(), NOON))).toEqual({ kind: 'not-usable', state: 'used-up' });
  await undo(first.nonce, later(SECOND));
  expect(await use(tap(visitor(), NOON))).toMatchObject({ kind: 'used' });
  expect(await counted()).toEqual({ used: 1, rows: 1 });
});

test('whatever is tapped, repeated and undone, cap, limit and count hold', async () => {
  const act = fc.record({
    who: fc.nat(3),
    form: fc.nat(7),
    what: fc.constantFrom('use', 'use', 'undo'),
    after: fc.nat(40),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 30 }),
      fc.integer({ min: 1, max: 4 }),
      async (acts, cap) => {
        await store.write((tx) => tx.deleteFrom('coupon').execute());
        await addCoupon(store, shop, NOON, { totalCap: cap });
        const visitors = Array.from({ length: 4 }, visitor);
        const forms = Array.from({ length: 8 }, () => tap('', NOON));
        let at = NOON;
        for (const { who, form, what, after } of acts) {
          at = new Date(+at + after * SECOND);
          const sent = { ...forms[form]!, tokenHash: visitors[who]! };
          if (what === 'use') await use(sent, at);
          else await undo(sent.nonce, at);
          const { used, rows } = await counted();
          expect(used).toBe(rows);
          expect(used).toBeLessThanOrEqual(cap);
        }
        const standing = await store.read
          .selectFrom('coupon_use')
          .select('token_hash')
          .where('undone_at', 'is', null)
          .execute();
        expect(new Set(standing.map((row) => row.token_hash)).size).toBe(standing.length);
      },
    ),
    { numRuns: 15 },
  );
});
