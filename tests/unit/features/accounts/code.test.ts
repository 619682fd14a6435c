import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askCode, enterCode, type Visitor } from '#features/accounts/code-commands.ts';
import { readSession } from '#server/auth/session.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addAccount, mailsTo } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const MINUTE = 60_000;
const later = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE);
const HANA = 'hana@example.com';
const from = (address = '192.0.2.1', isLocal = false): Visitor => ({
  address,
  device: 'x',
  siteUrl: 'https://yell.example.jp',
  isLocal,
});

beforeEach(() => setNow(AT));
afterEach(() => setNow(undefined));

async function withAccount(change: object = {}) {
  const { store } = await emptyDatabase();
  await addAccount(store, AT, change);
  return store;
}

async function ask(store: Store, email = HANA, visitor = from(), at = AT) {
  const request = { email, own: false, next: undefined };
  return store.write((tx) => askCode(tx, request, visitor, at));
}

async function asked(store: Store, email = HANA, visitor = from(), at = AT): Promise<string> {
  const answer = await ask(store, email, visitor, at);
  if (answer.kind !== 'asked') throw new Error(answer.kind);
  return answer.token;
}

const enter = (store: Store, token: string, code: string, visitor = from(), at = AT) =>
  store.write((tx) => enterCode(tx, token, code, visitor, at));

const codeOf = async (store: Store) => (await mailsTo(store, HANA)).at(-1)!.code;
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe('a mailed code', () => {
  test('lets in the browser that asked for it', async () => {
    const store = await withAccount();
    const token = await asked(store);
    const answer = await enter(store, token, await codeOf(store));
    if (answer.kind !== 'in') throw new Error(answer.kind);
    const session = await readSession({ store, isLocal: false }, answer.started.token);
    expect(session?.actor).toMatchObject({ email: HANA, role: 'member' });
    expect(answer.started.token).not.toBe(token);
  });

  test('is good once', async () => {
    const store = await withAccount();
    const token = await asked(store);
    const code = await codeOf(store);
    await enter(store, token, code);
    expect(await enter(store, token, code)).toEqual({ kind: 'gone' });
  });

  test('is worth nothing in another browser', async () => {
    const store = await withAccount();
    const mine = await asked(store);
    const code = await codeOf(store);
    const other = await asked(store);
    expect(await enter(store, other, code)).toEqual({ kind: 'wrong' });
    expect(await enter(store, 'x'.repeat(43), code)).toEqual({ kind: 'gone' });
    expect(await enter(store, mine, code)).toMatchObject({ kind: 'in' });
  });

  test('is good for ten minutes', async () => {
    const store = await withAccount();
    const token = await asked(store);
    const code = await codeOf(store);
    expect(await enter(store, token, code, from(), later(10))).toEqual({ kind: 'gone' });
  });

  test('is gone after five wrong ones', async () => {
    const store = await withAccount();
    const token = await asked(store);
    const code = await codeOf(store);
    for (const n of [1, 2, 3, 4]) {
      expect(await enter(store, token, wrong(code)), String(n)).toEqual({ kind: 'wrong' });
    }
    expect(await enter(store, token, wrong(code))).toEqual({ kind: 'gone' });
    expect(await enter(store, token, code, from('192.0.2.9'))).toEqual({ kind: 'gone' });
  });

  test('is told to nobody but its mail, which keeps no copy', async () => {
    const store = await withAccount();
    const token = await asked(store);
    const code = await codeOf(store);
    const rows = JSON.stringify(await store.read.selectFrom('sign_in').selectAll().execute());
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(token);
    expect((await mailsTo(store, HANA))[0]?.secret).toBe(true);
  });
});

describe('failures', () => {
  async function fail(store: Store, times: number, visitor = from(), email = HANA, at = AT) {
    for (let n = 0; n < times; n += 1) {
      const token = await asked(store, email, visitor, at);
      await enter(store, token, '------', visitor, at);
      // Asking has limits of its own, which are not what is tried here.
      await store.write((tx) => tx.deleteFrom('sign_in').where('id', '<>', token).execute());
    }
  }

  test('of one account from one address are five in 15 minutes; even the right code waits', async () => {
    const store = await withAccount();
    await fail(store, 5);
    const elsewhere = await asked(store, HANA, from('192.0.2.2'));
    const code = await codeOf(store);
    expect(await enter(store, elsewhere, code, from('192.0.2.1'))).toEqual({
      kind: 'limited',
      until: later(15),
    });
    expect(await enter(store, elsewhere, code, from('192.0.2.2'))).toMatchObject({ kind: 'in' });
  });

  test('are forgotten after that: nobody is locked out for good', async () => {
    const store = await withAccount();
    await fail(store, 5);
    const token = await asked(store, HANA, from(), later(15));
    const answer = await enter(store, token, await codeOf(store), from(), later(15));
    expect(answer).toMatchObject({ kind: 'in' });
  });

  test('of one address are a hundred in an hour, whatever the account; the office has none such', async () => {
    const store = await withAccount();
    for (let n = 0; n < 25; n += 1) await fail(store, 4, from(), `nobody${n}@example.com`);
    const token = await asked(store, HANA, from('192.0.2.2'));
    const code = await codeOf(store);
    expect(await enter(store, token, code)).toMatchObject({ kind: 'limited' });
    const office: Visitor = { ...from(), address: undefined };
    expect(await enter(store, token, code, office)).toMatchObject({ kind: 'in' });
  });
});

describe('an address', () => {
  const written = async (store: Store) => ({
    signIns: (await store.read.selectFrom('sign_in').selectAll().execute()).length,
    counters: (await store.read.selectFrom('login_counter').selectAll().execute()).length,
  });

  test('without an account gets the same answer, the same rows and no mail', async () => {
    const [known, unknown] = [await withAccount(), await withAccount()];
    const answers = [await ask(known), await ask(unknown, 'nobody@example.com')];
    expect(answers.map(({ kind }) => kind)).toEqual(['asked', 'asked']);
    expect(await written(known)).toEqual(await written(unknown));
    expect(await mailsTo(known, HANA)).toHaveLength(1);
    expect(await mailsTo(unknown, 'nobody@example.com')).toEqual([]);
  });

  test.each([
    ['suspended', { state: 'suspended' }],
    ['of the demo on a real site', { demo: 1 }],
  ])('%s gets no mail', async (_what, change) => {
    const store = await withAccount(change);
    expect(await ask(store)).toMatchObject({ kind: 'asked' });
    expect(await mailsTo(store, HANA)).toEqual([]);
  });

  test.each(['staff', 'admin'])('of %s gets no code: they sign in otherwise', async (role) => {
    const store = await withAccount({ role });
    const token = await asked(store);
    expect((await mailsTo(store, HANA))[0]).toMatchObject({ code: '' });
    const row = await store.read.selectFrom('sign_in').selectAll().executeTakeFirst();
    expect(row).toMatchObject({ account_id: null });
    expect(await enter(store, token, '000000')).toMatchObject({ kind: 'wrong' });
  });

  test('is sent five mails in 15 minutes from one place, and twenty an hour from all', async () => {
    const store = await withAccount();
    for (let n = 0; n < 5; n += 1) expect(await ask(store)).toMatchObject({ kind: 'asked' });
    expect(await ask(store)).toEqual({ kind: 'limited', until: later(15) });
    for (let n = 0; n < 15; n += 1) {
      expect(await ask(store, HANA, from(`192.0.2.${n + 10}`))).toMatchObject({ kind: 'asked' });
    }
    expect(await ask(store, HANA, from('192.0.2.99'))).toEqual({
      kind: 'limited',
      until: later(60),
    });
  });
});
