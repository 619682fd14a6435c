import { describe, expect, test } from 'vitest';
import { confirmByToken, queueReminders } from '#features/drafts/reminder-commands.ts';
import { entryOfToken } from '#features/drafts/reminder-queries.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const days = (n: number) => new Date(at.getTime() + n * 86_400_000);
const SITE = 'https://yell.example.jp';

/** The demo's café, last confirmed on a day, as the only entry of the town anybody keeps. */
async function confirmedOn(date: string | null) {
  const { store } = await townDatabase();
  await store.write(async (tx) => {
    await tx.updateTable('coupon').set({ confirmed_on: '2026-11-20' }).execute();
    for (const kind of ['job', 'event', 'product', 'shop'] as const)
      await tx.updateTable(kind).set({ confirmed_on: '2026-11-20' }).execute();
    await tx
      .updateTable('shop')
      .set({ confirmed_on: date })
      .where('slug', '=', 'kohi-hitsujigumo')
      .execute();
  });
  const remind = (when = at) => store.write((tx) => queueReminders(tx, SITE, when));
  const token = async () => {
    const mail = await store.read.selectFrom('outbox').select('text').executeTakeFirstOrThrow();
    return /\/confirm\/([\w-]+)/.exec(mail.text)![1]!;
  };
  const shop = () =>
    store.read
      .selectFrom('shop')
      .select(['confirmed_on', 'version'])
      .where('slug', '=', 'kohi-hitsujigumo')
      .executeTakeFirstOrThrow();
  return { store, remind, token, shop };
}

describe('a reminder', () => {
  test('goes out on the ninetieth day, once in thirty days', async () => {
    const { remind } = await confirmedOn('2026-08-27');
    expect(await remind()).toBe(0);
    expect(await remind(days(1))).toBe(1);
    expect(await remind(days(2))).toBe(0);
    expect(await remind(days(31))).toBeGreaterThan(0);
  });

  test('goes out for what nobody has ever confirmed, ninety days after its last change', async () => {
    const { store, remind } = await confirmedOn(null);
    await store.write((tx) =>
      tx.updateTable('shop').set({ updated_at: '2026-08-27T03:00:00.000Z' }).execute(),
    );
    expect(await remind()).toBe(0);
    expect(await remind(days(1))).toBe(1);
  });

  test('opens one entry by its link, which changes nothing until its button is pressed', async () => {
    const { store, remind, token, shop } = await confirmedOn('2026-08-01');
    await remind();
    const link = await token();
    expect(await entryOfToken(store.read, link, at)).toMatchObject({ kind: 'shop' });
    expect((await shop()).confirmed_on).toBe('2026-08-01');
    expect(await store.write((tx) => confirmByToken(tx, link, days(1)))).toBe(true);
    expect((await shop()).confirmed_on).toBe('2026-11-25');
    expect(await store.write((tx) => confirmByToken(tx, link, days(2)))).toBe(true);
    expect((await shop()).confirmed_on).toBe('2026-11-25');
    const hashes = await store.read.selectFrom('confirm_token').select('token_hash').execute();
    expect(hashes.map(({ token_hash }) => token_hash)).not.toContain(link);
  });

  test('opens nothing after thirty days, nor with another token', async () => {
    const { store, remind, token, shop } = await confirmedOn('2026-08-01');
    await remind();
    const link = await token();
    for (const [wrong, when] of [
      [link, days(30)],
      [`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, at],
      ['', at],
    ] as const) {
      expect(await store.write((tx) => confirmByToken(tx, wrong, when))).toBe(false);
    }
    expect((await shop()).confirmed_on).toBe('2026-08-01');
  });
});
