import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askReset, enterPassword, resetPassword } from '#features/accounts/password-commands.ts';
import { weaknessOf } from '#features/accounts/passwords.ts';
import { BusyError, hashPassword, verifyPassword } from '#server/auth/password.ts';
import { readSession, startSession } from '#server/auth/session.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addAccount, mailsTo } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const MINUTE = 60_000;
const later = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE);
const HANA = 'hana@example.com';
const from = {
  address: '192.0.2.1',
  device: 'x',
  siteUrl: 'https://yell.example.jp',
  isLocal: false,
};
const REQUEST = { email: HANA, own: false, next: undefined };

beforeEach(() => setNow(AT));
afterEach(() => setNow(undefined));

describe('a password', () => {
  test('is kept as Argon2id of at least 19 MiB, and fits only itself', async () => {
    const stored = await hashPassword('石畳の坂を朝いちばんに歩く人');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, '石畳の坂を朝いちばんに歩く人')).toBe(true);
    expect(await verifyPassword(stored, '石畳の坂を朝いちばんに歩く犬')).toBe(false);
  });

  test('of nobody fits nothing, and takes as long as any', async () => {
    const stored = await hashPassword('x');
    const timed = async (hash: string | null) => {
      let least = Infinity;
      for (let n = 0; n < 8; n += 1) {
        const start = performance.now();
        expect(await verifyPassword(hash, 'y')).toBe(false);
        least = Math.min(least, performance.now() - start);
      }
      return least;
    };
    await timed(null);
    const [known, nobody] = [await timed(stored), await timed(null)];
    expect(nobody / known).toBeGreaterThan(0.4);
    expect(nobody / known).toBeLessThan(2.5);
  });

  test('waits in a short queue, and is refused when that is full', async () => {
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => hashPassword('x')));
    const refused = all.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(20);
    expect(refused.every(({ reason }) => reason instanceof BusyError)).toBe(true);
    expect(await hashPassword('x')).toMatch(/^\$argon2id/);
  });

  test.each([
    ['あいうえおかきくけこさしすせ', false, 'tooShort'],
    ['あいうえおかきくけこさしすせそ', false, undefined],
    ['kasaboko', true, undefined],
    ['kasabok', true, 'tooShort8'],
    ['kasaboko', false, 'tooShort'],
    ['x1'.repeat(65), true, 'tooLong'],
    ['P@ssw0rd', true, 'common'],
    ['Yamaguchi2026', true, 'common'],
    ['aaaaaaaaaaaaaaaa', false, 'common'],
    ['abcabcabcabcabcabc', false, 'common'],
    ['passwordpassword', false, 'common'],
    ['abcdefghijklmnop', false, 'common'],
    ['9876543210', true, 'common'],
    [HANA, false, 'common'],
    ['hanahanahanahana', false, 'common'],
    ['correct house battery cat', false, undefined],
  ])('%s, with a second factor: %s, is %s', (password, second, weakness) => {
    expect(weaknessOf(password, second, [HANA, '花'])).toBe(weakness);
  });
});

async function withPassword(change: object = {}) {
  const { store } = await emptyDatabase();
  const id = await addAccount(store, AT, { password_hash: 'stored', ...change });
  return { store, id };
}

const enter = (store: Store, checked?: string, email = HANA) =>
  store.write((tx) => enterPassword(tx, { ...REQUEST, email }, checked, from, AT));

describe('signing in with it', () => {
  test('lets in', async () => {
    const { store } = await withPassword();
    expect(await enter(store, 'stored')).toMatchObject({ kind: 'in' });
  });

  test('is not done with one that was changed meanwhile, nor by who is suspended', async () => {
    const { store } = await withPassword();
    expect(await enter(store, 'older')).toEqual({ kind: 'wrong' });
    await store.write((tx) => tx.updateTable('account').set({ state: 'suspended' }).execute());
    expect(await enter(store, 'stored')).toEqual({ kind: 'wrong' });
  });

  test('says the same of an address nobody has, and counts it the same', async () => {
    const { store } = await withPassword();
    for (const email of [HANA, 'nobody@example.com']) {
      for (let n = 0; n < 5; n += 1) {
        expect(await enter(store, undefined, email), email).toEqual({ kind: 'wrong' });
      }
      const sixth = await enter(store, 'stored', email);
      expect(sixth, email).toEqual({ kind: 'limited', until: later(15) });
    }
  });

  test('asks for the second factor of who has one', async () => {
    const { store } = await withPassword({ totp_secret: 'A'.repeat(32) });
    expect(await enter(store, 'stored')).toMatchObject({ kind: 'second' });
    expect(await store.read.selectFrom('session').selectAll().execute()).toEqual([]);
  });
});

describe('a forgotten one', () => {
  const ask = (store: Store, email = HANA) => store.write((tx) => askReset(tx, email, from, AT));
  const reset = (store: Store, token: string, at = AT) =>
    store.write((tx) => resetPassword(tx, token, 'new', at));
  const tokenOf = async (store: Store) =>
    (await mailsTo(store, HANA)).filter(({ token }) => token).at(-1)!.token;

  test('is replaced through a mailed link, once, and every session ends', async () => {
    const { store, id } = await withPassword();
    const start = { accountId: id, device: 'x', ownDevice: true, secondFactor: false };
    const session = await store.write((tx) => startSession(tx, start));
    await ask(store);
    const token = await tokenOf(store);
    expect(await reset(store, token)).toBe('done');
    expect(await readSession({ store, isLocal: false }, session.token)).toBeUndefined();
    expect(await store.read.selectFrom('session').selectAll().execute()).toEqual([]);
    expect(await reset(store, token)).toBe('gone');
    expect(await enter(store, 'new')).toMatchObject({ kind: 'in' });
  });

  test('has a link that is good for 60 minutes, and dies with the next', async () => {
    const { store } = await withPassword();
    await ask(store);
    const first = await tokenOf(store);
    expect(await reset(store, first, later(60))).toBe('gone');
    await ask(store);
    expect(await reset(store, first)).toBe('gone');
    expect(await reset(store, await tokenOf(store), later(59))).toBe('done');
  });

  test('says the same of an address nobody has', async () => {
    const { store } = await withPassword();
    expect(await ask(store)).toEqual(await ask(store, 'nobody@example.com'));
    expect(await mailsTo(store, 'nobody@example.com')).toEqual([]);
  });
});
