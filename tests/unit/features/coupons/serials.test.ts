import { beforeEach, expect, test } from 'vitest';
import type { Store } from '#server/db.ts';
import { getSerial, readSerial, showSerial } from '#features/coupons/serial-queries.ts';
import { issueSerial, redeemSerial } from '#features/coupons/serials.ts';
import { addCoupon, addShop } from '../../../support/coupons.ts';
import { emptyDatabase } from '../../../support/database.ts';

const NOON = new Date('2026-11-24T03:00:00.000Z');
const DAY = 24 * 3_600_000;
const days = (count: number) => new Date(+NOON + count * DAY);

let store: Store;
let shop: number;
const issue = async (at = NOON) => {
  const issued = await store.write((tx) => issueSerial(tx, 'hyakuen', at));
  return typeof issued === 'string' ? issued : issued.serial;
};
const redeem = (serial: string, at = NOON, shopId = shop) =>
  store.write((tx) => redeemSerial(tx, { shopId, serial }, at));

beforeEach(async () => {
  ({ store } = await emptyDatabase());
  shop = await addShop(store, NOON);
});

test('a printed coupon is taken once and refused then', async () => {
  const id = await addCoupon(store, shop, NOON);
  const serial = await issue();
  expect(await getSerial(store.read, id, serial)).toEqual({ usedAt: null });
  expect(await redeem(serial)).toEqual({ kind: 'redeemed' });
  expect(await redeem(serial, days(1))).toEqual({ kind: 'used', usedAt: NOON.toISOString() });
  expect(await getSerial(store.read, id, serial)).toEqual({ usedAt: NOON.toISOString() });
  const { used } = await store.read.selectFrom('coupon').select('used').executeTakeFirstOrThrow();
  expect(used).toBe(1);
});

test('paper may be typed in for two weeks after the last day, and no later', async () => {
  await addCoupon(store, shop, NOON);
  const [early, late] = [await issue(), await issue()];
  expect(await redeem(early, days(15))).toEqual({ kind: 'redeemed' });
  expect(await redeem(late, days(16))).toEqual({ kind: 'ended' });
});

test('paper counts against the total cap', async () => {
  await addCoupon(store, shop, NOON, { totalCap: 1 });
  const [first, second] = [await issue(), await issue()];
  expect(await redeem(first)).toEqual({ kind: 'redeemed' });
  expect(await redeem(second)).toEqual({ kind: 'used-up' });
});

test('a serial is found by its own shop only, and one that was not issued by nobody', async () => {
  await addCoupon(store, shop, NOON);
  const other = await addShop(store, NOON, 'tonari');
  const serial = await issue();
  expect(await redeem(serial, NOON, other)).toEqual({ kind: 'unknown' });
  expect(await redeem('0'.repeat(12))).toEqual({ kind: 'unknown' });
});

test('nothing is printed of a coupon that has ended, and 300 a day of one that goes on', async () => {
  const id = await addCoupon(store, shop, NOON);
  expect(await issue(days(2))).toBe('none');
  const printed = Array.from({ length: 299 }, (_, n) => ({
    coupon_id: id,
    serial: String(n).padStart(12, '0'),
    issued_at: NOON.toISOString(),
  }));
  await store.write((tx) => tx.insertInto('coupon_serial').values(printed).execute());
  expect(await issue()).toMatch(/^[0-9A-Z]{12}$/);
  expect(await issue()).toBe('enough');
  expect(await issue(days(1))).toMatch(/^[0-9A-Z]{12}$/);
});

test('a serial is read as people type it', () => {
  expect(readSerial('0a1b-2c3d-4e5f')).toBe('0A1B2C3D4E5F');
  expect(readSerial('oA1B ２C3D iE5l')).toBe('0A1B2C3D1E51');
  expect(readSerial('0A1B-2C3D')).toBeUndefined();
  expect(readSerial('0A1B-2C3D-4E5U')).toBeUndefined();
  expect(showSerial('0A1B2C3D4E5F')).toBe('0A1B-2C3D-4E5F');
});
