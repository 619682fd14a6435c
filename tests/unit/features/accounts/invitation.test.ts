import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  invite,
  resendInvitation,
} from '#features/accounts/invitation-commands.ts';
import { findOpenInvitation } from '#features/accounts/queries.ts';
import { TERMS_VERSION } from '#server/auth/terms-version.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addAccount, addBusiness, mailsTo } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const DAY = 24 * 60 * 60_000;
const later = (ms: number) => new Date(AT.getTime() + ms);
const TARO = 'taro@example.com';
const SITE = 'https://yell.example.jp';
const from = { address: '192.0.2.1', device: 'x', siteUrl: SITE, isLocal: false };

beforeEach(() => setNow(AT));
afterEach(() => setNow(undefined));

async function invited(role: 'member' | 'staff' | 'admin' = 'member', change: object = {}) {
  const { store } = await emptyDatabase();
  const business = await addBusiness(store, AT);
  const invitation = {
    email: TARO,
    role,
    business: role === 'member' ? { id: business, role: 'owner' as const } : null,
    invitedBy: null,
    ...change,
  };
  const link = await store.write((tx) => invite(tx, invitation, SITE, AT));
  return { store, business, token: tokenOf(link), invitation };
}

const tokenOf = (link: string) => new URL(link).searchParams.get('t')!;
const accept = (store: Store, token: string, change: object = {}, at = AT) =>
  store.write((tx) =>
    acceptInvitation(
      tx,
      { token, name: '太郎', terms: true, passwordHash: null, ...change },
      from,
      at,
    ),
  );
const accounts = (store: Store) =>
  store.read.selectFrom('account').select(['email', 'name', 'role']).execute();

describe('an invitation', () => {
  test('is mailed to its address, whose reader becomes one of the business', async () => {
    const { store, business, token } = await invited();
    expect((await mailsTo(store, TARO))[0]).toMatchObject({ token, secret: true });
    expect(await accept(store, token)).toMatchObject({ kind: 'in', started: { isFirst: true } });
    expect(await accounts(store)).toEqual([{ email: TARO, name: '太郎', role: 'member' }]);
    expect(await store.read.selectFrom('business_account').selectAll().execute()).toMatchObject([
      { business_id: business, role: 'owner' },
    ]);
  });

  test('asks an owner for the terms in force, and notes who accepted them', async () => {
    const { store, business, token } = await invited();
    expect(await accept(store, token, { terms: false })).toEqual({ kind: 'terms' });
    expect(await accounts(store)).toEqual([]);
    await accept(store, token);
    const accepted = await store.read.selectFrom('terms_acceptance').selectAll().execute();
    expect(accepted).toMatchObject([{ business_id: business, version: TERMS_VERSION }]);
    const row = await store.read.selectFrom('business').selectAll().executeTakeFirst();
    expect(row).toMatchObject({ terms_version: TERMS_VERSION, terms_accepted_on: '2026-11-24' });
  });

  test('does not ask an editor for them', async () => {
    const { store, business } = await invited();
    const editor = {
      email: 'e@example.com',
      role: 'member' as const,
      business: { id: business, role: 'editor' as const },
      invitedBy: null,
    };
    const link = await store.write((tx) => invite(tx, editor, SITE, AT));
    const answer = await accept(store, tokenOf(link), { terms: false });
    expect(answer).toMatchObject({ kind: 'in' });
    expect(await store.read.selectFrom('terms_acceptance').selectAll().execute()).toEqual([]);
  });

  test('works once', async () => {
    const { store, token } = await invited();
    await accept(store, token);
    expect(await accept(store, token)).toEqual({ kind: 'gone' });
    expect(await accounts(store)).toHaveLength(1);
  });

  test.each([
    ['member', 14],
    ['staff', 3],
    ['admin', 3],
  ] as const)('of a %s is good for %s days', async (role, days) => {
    const { store, token } = await invited(role);
    const open = (ms: number) => findOpenInvitation(store.read, token, later(ms));
    expect(await open(days * DAY - 1)).toMatchObject({ email: TARO, role });
    expect(await open(days * DAY)).toBeUndefined();
    expect(await accept(store, token, {}, later(days * DAY))).toEqual({ kind: 'gone' });
  });

  test('dies with the next one to the same address and business', async () => {
    const { store, token, invitation } = await invited();
    const link = await store.write((tx) => invite(tx, invitation, SITE, AT));
    expect(await accept(store, token)).toEqual({ kind: 'gone' });
    expect(await accept(store, tokenOf(link))).toMatchObject({ kind: 'in' });
  });

  test('adds the business to the account its address has already, whatever name is sent', async () => {
    const { store, token } = await invited();
    await addAccount(store, AT, { email: TARO, name: '前の名' });
    expect(await accept(store, token)).toMatchObject({ kind: 'in' });
    expect(await accounts(store)).toEqual([{ email: TARO, name: '前の名', role: 'member' }]);
  });

  test('lets no member with a second factor in without it, and no staff by mail alone', async () => {
    const one = await invited();
    await addAccount(one.store, AT, { email: TARO, totp_secret: 'A'.repeat(32) });
    expect(await accept(one.store, one.token)).toMatchObject({ kind: 'second' });
    const two = await invited();
    await addAccount(two.store, AT, { email: TARO, role: 'staff' });
    expect(await accept(two.store, two.token)).toEqual({ kind: 'signIn' });
    expect(await two.store.read.selectFrom('session').selectAll().execute()).toEqual([]);
  });

  test('by staff is told to the administrators, one by an owner is not', async () => {
    const { store, business } = await invited();
    const admin = 'admin@example.com';
    await addAccount(store, AT, { email: admin, role: 'admin' });
    for (const [role, count] of [
      ['member', 0],
      ['staff', 1],
    ] as const) {
      const by = await addAccount(store, AT, { email: `${role}@example.com`, role, name: '名' });
      const invitation = {
        email: TARO,
        role: 'member' as const,
        business: { id: business, role: 'editor' as const },
        invitedBy: by,
      };
      await store.write((tx) => invite(tx, invitation, SITE, AT));
      expect(await mailsTo(store, admin), role).toHaveLength(count);
    }
  });

  test('opens nothing for somebody who is suspended', async () => {
    const { store, token } = await invited();
    await addAccount(store, AT, { email: TARO, state: 'suspended' });
    expect(await accept(store, token)).toEqual({ kind: 'gone' });
  });

  test('never makes anybody staff who has an account as a member', async () => {
    const { store, token } = await invited('staff');
    await addAccount(store, AT, { email: TARO });
    await accept(store, token);
    expect(await accounts(store)).toMatchObject([{ role: 'member' }]);
  });
});

describe('sending it again', () => {
  const resend = (store: Store, token: string, at = AT) =>
    store.write((tx) => resendInvitation(tx, token, from, at));

  test('goes to the bound address, also when it has expired, and kills the old link', async () => {
    const { store, token } = await invited();
    const at = later(30 * DAY);
    expect(await resend(store, token, at)).toEqual({ kind: 'asked' });
    const fresh = (await mailsTo(store, TARO)).at(-1)!.token;
    expect(fresh).not.toBe(token);
    expect(await accept(store, token, {}, at)).toEqual({ kind: 'gone' });
    expect(await accept(store, fresh, {}, at)).toMatchObject({ kind: 'in' });
  });

  test('is not for used ones, for staff, or for what was never sent', async () => {
    const used = await invited();
    await accept(used.store, used.token);
    expect(await resend(used.store, used.token)).toEqual({ kind: 'gone' });
    const staff = await invited('staff');
    expect(await resend(staff.store, staff.token)).toEqual({ kind: 'gone' });
    expect(await resend(staff.store, 'x')).toEqual({ kind: 'gone' });
  });
});
