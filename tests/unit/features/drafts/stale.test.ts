import { describe, expect, test } from 'vitest';
import { confirmByToken } from '#features/drafts/reminder-commands.ts';
import { remindOwners } from '#features/drafts/stale-commands.ts';
import { listStale } from '#features/drafts/stale-queries.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const days = (n: number) => new Date(at.getTime() + n * 86_400_000);

/** The town with everything confirmed lately but what of the café and of a shop nobody keeps is said. */
async function town() {
  const { store } = await townDatabase();
  const cafe = await store.read
    .selectFrom('shop')
    .select(['id', 'business_id'])
    .where('slug', '=', 'kohi-hitsujigumo')
    .executeTakeFirstOrThrow();
  const unkept = await store.read
    .selectFrom('shop')
    .select(['id', 'business_id'])
    .where('business_id', 'not in', store.read.selectFrom('business_account').select('business_id'))
    .where('visibility', '=', 'published')
    .executeTakeFirstOrThrow();
  await store.write(async (tx) => {
    for (const kind of ['coupon', 'job', 'event', 'product', 'shop'] as const)
      await tx.updateTable(kind).set({ confirmed_on: '2026-11-20' }).execute();
    const old = { confirmed_on: '2026-05-01' };
    await tx.updateTable('shop').set(old).where('id', 'in', [cafe.id, unkept.id]).execute();
    await tx
      .updateTable('product')
      .set({ confirmed_on: '2026-04-01' })
      .where('shop_id', '=', cafe.id)
      .execute();
  });
  const remind = (when = at, businessId?: number) =>
    store.write((tx) =>
      remindOwners(tx, { age: 90, businessId, siteUrl: 'https://yell.example.jp' }, when),
    );
  const mails = () => store.read.selectFrom('outbox').selectAll().orderBy('id').execute();
  return { store, cafe, unkept, remind, mails };
}

describe('what nobody has confirmed for long', () => {
  test('is listed by its owner, the oldest first, with who can be asked', async () => {
    const { store, cafe, unkept } = await town();
    const { businesses, total } = await listStale(store.read, 90, 1, at);
    expect(total).toBe(2);
    expect(businesses.map(({ id, mayRemind }) => [id, mayRemind])).toEqual([
      [cafe.business_id, true],
      [unkept.business_id, false],
    ]);
    expect(businesses[0]!.entries[0]).toMatchObject({ kind: 'product' });
    expect((await listStale(store.read, 365, 1, at)).total).toBe(0);
  });

  test('is asked of the owner in one letter, whose links confirm one entry each', async () => {
    const { store, cafe, remind, mails } = await town();
    expect(await remind()).toBe(1);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail!.recipient).toBe(`business:${cafe.business_id}`);
    const tokens = [...mail!.text.matchAll(/\/confirm\/([\w-]{43})/g)].map(([, token]) => token!);
    const before = (await listStale(store.read, 90, 1, at)).businesses[0]!.entries.length;
    expect(tokens).toHaveLength(before);
    await store.write((tx) => confirmByToken(tx, tokens[0]!, at));
    const { businesses } = await listStale(store.read, 90, 1, at);
    expect(businesses.find(({ id }) => id === cafe.business_id)!.entries).toHaveLength(before - 1);
  });

  test('is not asked twice in fourteen days, and not of another', async () => {
    const { cafe, unkept, remind, mails } = await town();
    expect(await remind(at, unkept.business_id)).toBe(0);
    expect(await remind(at, cafe.business_id)).toBe(1);
    expect(await remind()).toBe(0);
    expect(await remind(days(13))).toBe(0);
    expect(await remind(days(14))).toBeGreaterThan(0);
    expect((await mails()).filter(({ recipient }) => /:\d+$/.test(recipient)).length).toBe(2);
  });
});
