import { expect, test } from 'vitest';
import { redeemAtCounter, takeBackAtCounter } from '#features/coupons/counter-commands.ts';
import { listRecentUses } from '#features/coupons/counter-queries.ts';
import { issueSerial } from '#features/coupons/serials.ts';
import { addCoupon, addShop } from '../../../support/coupons.ts';
import { emptyDatabase } from '../../../support/database.ts';

const NOON = new Date('2026-11-24T03:00:00.000Z');
const hours = (count: number) => new Date(+NOON + count * 3_600_000);

async function aUse() {
  const { store } = await emptyDatabase();
  const shopId = await addShop(store, NOON);
  await addCoupon(store, shopId, NOON);
  const { business_id } = await store.read
    .selectFrom('shop')
    .select('business_id')
    .executeTakeFirstOrThrow();
  const role = 'member' as const;
  const editor = { accountId: 1, name: '店員', role, businesses: [{ id: business_id }] };
  const other = { ...editor, businesses: [{ id: business_id + 1 }] };
  const issued = await store.write((tx) => issueSerial(tx, 'hyakuen', NOON));
  if (typeof issued === 'string') throw new Error(issued);
  const redeem = (who: typeof editor, typed: string) =>
    store.write((tx) => redeemAtCounter(tx, who, { shopId, typed }, NOON));
  const takeBack = (who: typeof editor, useId: number, at: Date) =>
    store.write((tx) => takeBackAtCounter(tx, who, { shopId, useId }, at));
  const used = async () =>
    (await store.read.selectFrom('coupon').select('used').executeTakeFirstOrThrow()).used;
  return { store, shopId, editor, other, serial: issued.serial, redeem, takeBack, used };
}

test('only the people of a shop type in its paper, and take it back', async () => {
  const { store, shopId, editor, other, serial, redeem, takeBack, used } = await aUse();
  expect(await redeem(other, serial)).toBeUndefined();
  expect(await redeem(editor, 'three words')).toEqual({ kind: 'unknown' });
  expect(await redeem(editor, serial.toLowerCase())).toEqual({ kind: 'redeemed' });
  const [use] = await listRecentUses(store.read, shopId, NOON);
  expect(use).toMatchObject({ usedAt: NOON.toISOString(), onPaper: true });
  expect(await takeBack(other, use!.id, NOON)).toBeUndefined();
  expect(await used()).toBe(1);
  expect(await takeBack(editor, use!.id, NOON)).toBe(true);
  expect(await takeBack(editor, use!.id, NOON), 'it is taken back already').toBe(false);
  expect(await used()).toBe(0);
  expect(await redeem(editor, serial)).toEqual({ kind: 'redeemed' });
});

test('a use can be taken back until midnight where the hours do not tell', async () => {
  const { editor, serial, redeem, takeBack, store, shopId } = await aUse();
  await redeem(editor, serial);
  const [use] = await listRecentUses(store.read, shopId, NOON);
  expect(await takeBack(editor, use!.id, hours(12))).toBe(false);
  expect(await takeBack(editor, use!.id, new Date(+hours(12) - 1))).toBe(true);
});

test('a use can be taken back until the shop closes, past midnight too', async () => {
  const { editor, serial, redeem, takeBack, store, shopId } = await aUse();
  await store.write(async (tx) => {
    const { id } = await tx
      .insertInto('schedule')
      .values({ value: '11:00-26:00', known_from: '2026-11-01', known_until: '2026-12-31' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const open = { starts_at: hours(-1).toISOString(), ends_at: hours(14).toISOString() };
    await tx
      .insertInto('open_interval')
      .values({ schedule_id: id, ...open })
      .execute();
    await tx.updateTable('shop').set({ schedule_id: id }).where('id', '=', shopId).execute();
  });
  await redeem(editor, serial);
  const [use] = await listRecentUses(store.read, shopId, NOON);
  expect(await takeBack(editor, use!.id, hours(14))).toBe(false);
  expect(await takeBack(editor, use!.id, hours(13))).toBe(true);
});
