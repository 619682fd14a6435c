import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addGenerator,
  clearFactors,
  enterSecond,
  removeGenerator,
} from '#features/accounts/factor-commands.ts';
import { passFirstFactor } from '#features/accounts/first-factor.ts';
import { findAccount } from '#features/accounts/queries.ts';
import { newSecret } from '#features/accounts/totp.ts';
import { readSession, startSession } from '#server/auth/session.ts';
import { hashToken } from '#server/auth/token.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addAccount } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);
const HANA = 'hana@example.com';
const from = {
  address: '192.0.2.1',
  device: 'x',
  siteUrl: 'https://yell.example.jp',
  isLocal: false,
};
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

beforeEach(() => setNow(AT));
afterEach(() => setNow(undefined));

/** Somebody with a code generator, its recovery codes, and the session it was set up in. */
async function protectedAccount(role: 'member' | 'staff' = 'member') {
  const { store } = await emptyDatabase();
  const id = await addAccount(store, AT, { role });
  const start = { accountId: id, device: 'x', ownDevice: false, secondFactor: false };
  const other = await store.write((tx) => startSession(tx, start));
  const mine = await store.write((tx) => startSession(tx, start));
  const secret = newSecret();
  const who = { accountId: id, session: hashToken(mine.token) };
  const setUp = { secret, code: codeAt(secret, AT) };
  const codes = await store.write((tx) => addGenerator(tx, who, setUp, AT));
  return { store, id, secret, codes: codes!, mine, other };
}

async function second(store: Store, at = AT): Promise<string> {
  const account = (await findAccount(store.read, HANA, false))!;
  const wish = { own: false, next: '/member', device: 'x' };
  const answer = await store.write((tx) => passFirstFactor(tx, account, wish, at));
  if (answer.kind !== 'second') throw new Error(answer.kind);
  return answer.token;
}

const enter = (store: Store, token: string, code: string, at = AT) =>
  store.write((tx) => enterSecond(tx, token, code, from, at));
const session = (store: Store, { token }: { token: string }) =>
  readSession({ store, isLocal: false }, token);

describe('a code generator', () => {
  test('is set up with a first right code, which ends other sessions and completes this one', async () => {
    const { store, mine, other, codes } = await protectedAccount('staff');
    expect(await session(store, mine)).toMatchObject({ secondFactor: true });
    expect(await session(store, other)).toBeUndefined();
    expect(new Set(codes).size).toBe(10);
    const kept = await store.read.selectFrom('recovery_code').selectAll().execute();
    expect(kept).toHaveLength(10);
    expect(JSON.stringify(kept)).not.toContain(codes[0]);
  });

  test('is not set up with a wrong one', async () => {
    const { store } = await emptyDatabase();
    const id = await addAccount(store, AT);
    const secret = newSecret();
    const code = codeAt(secret, later(600));
    const added = await store.write((tx) =>
      addGenerator(tx, { accountId: id, session: 'x' }, { secret, code }, AT),
    );
    expect(added).toBeUndefined();
    expect(await findAccount(store.read, HANA, false)).toMatchObject({ totp_secret: null });
  });

  test('lets in, goes on to where one wanted to go, and takes no code twice', async () => {
    const { store, secret } = await protectedAccount();
    const at = later(60);
    const code = codeAt(secret, at);
    const answer = await enter(store, await second(store, at), code, at);
    if (answer.kind !== 'in') throw new Error(answer.kind);
    expect(answer.next).toBe('/member');
    expect(await session(store, answer.started)).toMatchObject({ secondFactor: true });
    expect(await enter(store, await second(store, at), code, at)).toEqual({ kind: 'wrong' });
    const before = codeAt(secret, later(30));
    expect(await enter(store, await second(store, at), before, at)).toEqual({ kind: 'wrong' });
  });

  test('is right half a minute to either side, and no further', async () => {
    for (const [seconds, kind] of [
      [-30, 'in'],
      [30, 'in'],
      [-90, 'wrong'],
      [90, 'wrong'],
    ] as const) {
      const { store, secret } = await protectedAccount();
      const at = later(3600);
      const code = codeAt(secret, new Date(at.getTime() + seconds * 1000));
      const answer = await enter(store, await second(store, at), code, at);
      expect(answer.kind, String(seconds)).toBe(kind);
    }
  });

  test('does not count without the first factor', async () => {
    const { store, secret } = await protectedAccount();
    const code = codeAt(secret, later(60));
    expect(await enter(store, 'x'.repeat(43), code, later(60))).toEqual({ kind: 'gone' });
  });

  test('is tried five times, then one has to begin anew', async () => {
    const { store } = await protectedAccount();
    const token = await second(store);
    for (let n = 0; n < 4; n += 1) {
      expect(await enter(store, token, '000000')).toEqual({ kind: 'wrong' });
    }
    expect(await enter(store, token, '000000')).toEqual({ kind: 'gone' });
    expect(await enter(store, await second(store), '000000')).toMatchObject({ kind: 'limited' });
  });
});

describe('a recovery code', () => {
  test('lets in once, however it is typed', async () => {
    const { store, codes } = await protectedAccount();
    const typed = ` ${codes[0]!.toUpperCase().replace('-', ' ')}`;
    expect(await enter(store, await second(store), typed)).toMatchObject({ kind: 'in' });
    expect(await enter(store, await second(store), codes[0]!)).toEqual({ kind: 'wrong' });
    expect(await enter(store, await second(store), codes[1]!)).toMatchObject({ kind: 'in' });
  });
});

test('staff whose last factor goes are no longer signed in with one', async () => {
  const { store, id, mine } = await protectedAccount('staff');
  await store.write((tx) => removeGenerator(tx, id, AT));
  expect(await session(store, mine)).toMatchObject({ secondFactor: false });
  expect(await store.read.selectFrom('recovery_code').selectAll().execute()).toEqual([]);
});

test('who has lost everything begins anew', async () => {
  const { store, id, mine } = await protectedAccount('staff');
  await store.write((tx) => clearFactors(tx, id, AT));
  expect(await session(store, mine)).toBeUndefined();
  expect(await findAccount(store.read, HANA, false)).toMatchObject({ totp_secret: null });
});
