import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askNewAddress, confirmAddress } from '#features/accounts/address-commands.ts';
import {
  changeRole,
  LastAdminError,
  LastOwnerError,
  reactivateAccount,
  removePerson,
  suspendAccount,
} from '#features/accounts/people-commands.ts';
import { acceptTerms } from '#features/accounts/terms-commands.ts';
import { readActor, type Membership } from '#server/auth/actor.ts';
import { readSession, startSession } from '#server/auth/session.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addAccount, addBusiness, mailsTo } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const DAY = 24 * 60 * 60_000;
const [HANA, NEW] = ['hana@example.com', 'new@example.com'];
const SITE = 'https://yell.example.jp';

beforeEach(() => setNow(AT));
afterEach(() => setNow(undefined));

const join = (store: Store, account: number, business: number, role: Membership['role']) =>
  store.write((tx) =>
    tx
      .insertInto('business_account')
      .values({ account_id: account, business_id: business, role, created_at: AT.toISOString() })
      .execute(),
  );

describe('suspending', () => {
  test('ends every session at the next request; coming back does not bring them back', async () => {
    const { store } = await emptyDatabase();
    await addAccount(store, AT, { email: 'admin@example.com', role: 'admin' });
    const id = await addAccount(store, AT);
    const start = { accountId: id, device: 'x', ownDevice: false, secondFactor: false };
    const { token } = await store.write((tx) => startSession(tx, start));
    await store.write((tx) => suspendAccount(tx, id, AT));
    expect(await readSession({ store, isLocal: false }, token)).toBeUndefined();
    await store.write((tx) => reactivateAccount(tx, id, AT));
    expect(await readSession({ store, isLocal: false }, token)).toBeUndefined();
    expect(await readActor(store.read, id)).toBeDefined();
  });

  test('and lowering never take the last administrator', async () => {
    const { store } = await emptyDatabase();
    const id = await addAccount(store, AT, { role: 'admin' });
    await expect(store.write((tx) => suspendAccount(tx, id, AT))).rejects.toThrow(LastAdminError);
    await expect(store.write((tx) => changeRole(tx, id, 'staff', AT))).rejects.toThrow(
      LastAdminError,
    );
    expect(await readActor(store.read, id)).toMatchObject({ role: 'admin' });
    await addAccount(store, AT, { email: 'second@example.com', role: 'admin' });
    await store.write((tx) => changeRole(tx, id, 'staff', AT));
    expect(await readActor(store.read, id)).toMatchObject({ role: 'staff' });
  });
});

test('the last owner stays in the business; others can be taken out', async () => {
  const { store } = await emptyDatabase();
  const [business, owner] = [await addBusiness(store, AT), await addAccount(store, AT)];
  const editor = await addAccount(store, AT, { email: 'editor@example.com' });
  await join(store, owner, business, 'owner');
  await join(store, editor, business, 'editor');
  const remove = (id: number) => store.write((tx) => removePerson(tx, business, id));
  await expect(remove(owner)).rejects.toThrow(LastOwnerError);
  expect((await readActor(store.read, owner))?.businesses).toHaveLength(1);
  expect(await remove(editor)).toBe(true);
  expect(await remove(editor)).toBe(false);
  expect((await readActor(store.read, editor))?.businesses).toEqual([]);
});

test('only an owner accepts the terms, and for his own businesses', async () => {
  const { store } = await emptyDatabase();
  const [mine, theirs] = [await addBusiness(store, AT), await addBusiness(store, AT, '他の店')];
  const [owner, editor] = [
    await addAccount(store, AT),
    await addAccount(store, AT, { email: 'editor@example.com' }),
  ];
  await join(store, owner, mine, 'owner');
  await join(store, editor, mine, 'editor');
  const accept = (id: number) => store.write((tx) => acceptTerms(tx, id, [mine, theirs], AT));
  expect(await accept(editor)).toBe(0);
  expect((await readActor(store.read, owner))?.terms).toBe(false);
  expect(await accept(owner)).toBe(1);
  expect(await accept(owner)).toBe(1);
  expect((await readActor(store.read, owner))?.terms).toBe(true);
  const rows = await store.read.selectFrom('terms_acceptance').selectAll().execute();
  expect(rows).toMatchObject([{ business_id: mine, account_id: owner }]);
});

describe('a new address', () => {
  async function asked() {
    const { store } = await emptyDatabase();
    const id = await addAccount(store, AT);
    await store.write((tx) => askNewAddress(tx, id, NEW, SITE, AT));
    const token = async (address: string) => (await mailsTo(store, address))[0]!.token;
    const confirm = (given: string, at = AT) => store.write((tx) => confirmAddress(tx, given, at));
    const email = async () => (await readActor(store.read, id))?.email;
    return { store, id, old: await token(HANA), fresh: await token(NEW), confirm, email };
  }

  test.each([true, false])('needs both sides, in any order', async (oldFirst) => {
    const { old, fresh, confirm, email, store } = await asked();
    const [first, second] = oldFirst ? [old, fresh] : [fresh, old];
    expect(await confirm(first)).toBe('waiting');
    expect(await confirm(first)).toBe('waiting');
    expect(await email()).toBe(HANA);
    expect(await confirm(second)).toBe('changed');
    expect(await email()).toBe(NEW);
    expect(await confirm(first)).toBe('gone');
    expect(await mailsTo(store, HANA)).toHaveLength(2);
  });

  test('is confirmed within a day, and is not one that was asked for before the last', async () => {
    const { store, id, old, fresh, confirm } = await asked();
    expect(await confirm(old, new Date(AT.getTime() + DAY))).toBe('gone');
    await store.write((tx) => askNewAddress(tx, id, 'third@example.com', SITE, AT));
    expect(await confirm(fresh)).toBe('gone');
  });

  test('that somebody has is not given away, nor told', async () => {
    const { store } = await emptyDatabase();
    const id = await addAccount(store, AT);
    await addAccount(store, AT, { email: NEW });
    await store.write((tx) => askNewAddress(tx, id, NEW, SITE, AT));
    expect((await mailsTo(store, NEW))[0]).toMatchObject({ token: '' });
    const old = (await mailsTo(store, HANA))[0]!.token;
    expect(await store.write((tx) => confirmAddress(tx, old, AT))).toBe('waiting');
  });

  test('that somebody took meanwhile stays theirs', async () => {
    const { store, old, fresh, confirm, email } = await asked();
    await confirm(old);
    await addAccount(store, AT, { email: NEW });
    expect(await confirm(fresh)).toBe('gone');
    expect(await email()).toBe(HANA);
  });
});
