import { expect, test } from 'vitest';
import { invite } from '#features/accounts/invitation-commands.ts';
import { LastAdminError } from '#features/accounts/people-commands.ts';
import { findOpenInvitation } from '#features/accounts/queries.ts';
import {
  inviteAgain,
  reactivatePerson,
  setRole,
  suspendPerson,
} from '#features/accounts/staff-commands.ts';
import { getPerson, listAccounts, listInvitations } from '#features/accounts/staff-queries.ts';
import { readActor } from '#server/auth/actor.ts';
import type { Store } from '#server/db.ts';
import { addAccount, addBusiness, mailsTo } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const SITE = 'https://yell.example.jp';
const ADMIN = 'admin@example.com';

/** An administrator, one of the staff and a member, as actors. */
async function people() {
  const { store } = await emptyDatabase();
  const ids = {
    admin: await addAccount(store, AT, { email: ADMIN, name: '管理', role: 'admin' }),
    staff: await addAccount(store, AT, { email: 'desk@example.com', name: '窓口', role: 'staff' }),
    member: await addAccount(store, AT),
  };
  const actor = async (id: number) => (await readActor(store.read, id))!;
  return { store, ids, admin: await actor(ids.admin), staff: await actor(ids.staff) };
}

const stateOf = async (store: Store, id: number) => (await getPerson(store.read, id, AT))?.state;

test('staff shut a member out and let them in again, and administrators hear of it', async () => {
  const { store, ids, staff } = await people();
  expect(await store.write((tx) => suspendPerson(tx, staff, ids.member, AT))).toBe('done');
  expect(await stateOf(store, ids.member)).toBe('suspended');
  const [mail] = await mailsTo(store, ADMIN);
  expect(mail?.text).toContain('窓口 さん（職員）が、花（hana@example.com）');
  expect(await store.write((tx) => reactivatePerson(tx, staff, ids.member, AT))).toBe('done');
  expect(await stateOf(store, ids.member)).toBe('active');
  expect(await store.write((tx) => suspendPerson(tx, staff, 999, AT))).toBe('gone');
});

test('about staff only administrators decide, and nobody about themself', async () => {
  const { store, ids, admin, staff } = await people();
  const refused = [
    await store.write((tx) => suspendPerson(tx, staff, ids.admin, AT)),
    await store.write((tx) => suspendPerson(tx, staff, ids.staff, AT)),
    await store.write((tx) => suspendPerson(tx, admin, ids.admin, AT)),
  ];
  expect(refused).toEqual(['forbidden', 'forbidden', 'forbidden']);
  expect(await stateOf(store, ids.admin)).toBe('active');
  const wish = { person: ids.staff, role: 'admin' as const };
  expect(await store.write((tx) => setRole(tx, admin, wish, AT))).toBe('done');
  expect(await getPerson(store.read, ids.staff, AT)).toMatchObject({ role: 'admin' });
  expect(await mailsTo(store, ADMIN), 'an administrator need not be told').toEqual([]);
});

test('the last administrator stays one, even where somebody still acts as another', async () => {
  const { store, ids, admin } = await people();
  const other = { ...admin, accountId: 999 };
  const wish = { person: ids.admin, role: 'member' as const };
  await expect(store.write((tx) => setRole(tx, other, wish, AT))).rejects.toThrow(LastAdminError);
});

test('an invitation that ran out is sent again, and only the new link opens', async () => {
  const { store, ids, admin, staff } = await people();
  const business = { id: await addBusiness(store, AT), role: 'owner' as const };
  const email = 'new@example.com';
  await store.write((tx) =>
    invite(tx, { email, role: 'member', business, invitedBy: ids.staff }, SITE, AT),
  );
  const later = new Date(AT.getTime() + 20 * 86_400_000);
  const [line] = (await listInvitations(store.read, 1)).lines;
  expect(line).toMatchObject({ email, business: '喫茶 架空' });
  const again = (id: number, by = staff) =>
    store.write((tx) => inviteAgain(tx, by, id, SITE, later));
  expect(await again(line!.id)).toBe('done');
  expect(await again(line!.id)).toBe('gone');
  const [first, second] = await mailsTo(store, email);
  expect(await findOpenInvitation(store.read, first!.token, later)).toBeUndefined();
  expect(await findOpenInvitation(store.read, second!.token, later)).toBeDefined();
  const forStaff = { email: 'colleague@example.com', role: 'staff', business: null } as const;
  await store.write((tx) => invite(tx, { ...forStaff, invitedBy: ids.admin }, SITE, AT));
  const newest = (await listInvitations(store.read, 1)).lines[0]!;
  expect(await again(newest.id)).toBe('forbidden');
  expect(await again(newest.id, admin)).toBe('done');
});

test('people are found by name, address and business; signs of a search mean themselves', async () => {
  const { store, ids } = await people();
  const business = await addBusiness(store, AT);
  await store.write((tx) =>
    tx
      .insertInto('business_account')
      .values({
        account_id: ids.member,
        business_id: business,
        role: 'owner',
        created_at: NOW,
      })
      .execute(),
  );
  const found = async (q: string) =>
    (await listAccounts(store.read, q, 1)).lines.map(({ name }) => name);
  expect(await found('')).toHaveLength(3);
  expect(await found('花')).toEqual(['花']);
  expect(await found('ＨＡＮＡ@')).toEqual(['花']);
  expect(await found('架空')).toEqual(['花']);
  expect(await found('%')).toEqual([]);
  expect((await listAccounts(store.read, '花', 1)).lines[0]?.businesses).toEqual(['喫茶 架空']);
});
