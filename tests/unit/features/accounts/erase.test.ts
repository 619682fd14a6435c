import { expect, test } from 'vitest';
import { getPersonData, listOnlyOwned } from '#features/accounts/data-queries.ts';
import { invite } from '#features/accounts/invitation-commands.ts';
import { erasePerson } from '#features/accounts/staff-commands.ts';
import { readActor } from '#server/auth/actor.ts';
import { actingAs } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import { addAccount, addBusiness, mailsTo } from '../../../support/accounts.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const MEMBER = 'hana@example.com';

/** A member who owns a business, wrote something, did something and wrote two letters. */
async function aPerson() {
  const { store } = await emptyDatabase();
  const admin = await addAccount(store, AT, { email: 'admin@example.com', role: 'admin' });
  const staff = await addAccount(store, AT, {
    email: 'desk@example.com',
    name: '窓口',
    role: 'staff',
  });
  const member = await addAccount(store, AT);
  const business = await addBusiness(store, AT);
  await store.write(async (tx) => {
    const at = toIso(AT);
    await tx
      .insertInto('business_account')
      .values({ account_id: member, business_id: business, role: 'owner', created_at: at })
      .execute();
    await tx
      .insertInto('revision')
      .values({
        kind: 'event',
        entry_id: 1,
        number: 1,
        state: 'draft',
        body: '{}',
        base_version: 1,
        author: '花',
        account_id: member,
        at,
      })
      .execute();
    await tx
      .insertInto('inbox_message')
      .values(
        (['done', 'new'] as const).map((state) => ({
          kind: 'contact' as const,
          state,
          body: state,
          name: '花',
          reply_to: MEMBER,
          fields: '{}',
          locale: 'ja' as const,
          form_key: state,
          created_at: at,
        })),
      )
      .execute();
  });
  const actor = (await readActor(store.read, member))!;
  await actingAs({ actor, address: '192.0.2.7', action: 'accounts.rename' }, () =>
    store.write((tx) =>
      tx.updateTable('account').set({ name: '花子' }).where('id', '=', member).execute(),
    ),
  );
  const invitation = {
    email: MEMBER,
    role: 'member' as const,
    business: { id: business, role: 'editor' as const },
    invitedBy: null,
  };
  await store.write((tx) => invite(tx, invitation, 'https://x.example', AT));
  const erase = async (id: number, by = staff) => {
    const who = (await readActor(store.read, by))!;
    return store.write((tx) => erasePerson(tx, who, id, AT));
  };
  return { store, admin, staff, member, business, erase };
}

test('everything known of a person is handed out, network addresses by administrators alone', async () => {
  const { store, member } = await aPerson();
  const data = await getPersonData(store.read, member, false);
  expect(data).toMatchObject({
    account: { email: MEMBER, name: '花子' },
    businesses: [{ name: '喫茶 架空', role: 'owner' }],
    invitations: [{ business: '喫茶 架空' }],
    messages: [{ body: 'done' }, { body: 'new' }],
    revisions: [{ kind: 'event', author: '花' }],
    acts: [{ action: 'accounts.rename' }],
  });
  expect(JSON.stringify(data)).not.toContain('192.0.2.7');
  expect(JSON.stringify(await getPersonData(store.read, member, true))).toContain('192.0.2.7');
  expect(JSON.stringify(data)).not.toMatch(/handle|hash|secret|token/);
});

test('a person who asks for it is taken out, and only what has a reason stays', async () => {
  const { store, member, business, erase } = await aPerson();
  expect(await listOnlyOwned(store.read, member)).toEqual([{ id: business, name: '喫茶 架空' }]);
  expect(await erase(member)).toBe('done');
  expect(await getPersonData(store.read, member, true)).toBeUndefined();
  const all = async <T>(rows: Promise<T[]>) => rows;
  expect(await all(store.read.selectFrom('business_account').selectAll().execute())).toEqual([]);
  expect(await all(store.read.selectFrom('invitation').selectAll().execute())).toEqual([]);
  expect(
    await all(store.read.selectFrom('revision').select(['author', 'account_id']).execute()),
  ).toEqual([{ author: '（消去ずみ）', account_id: null }]);
  const letters = await store.read.selectFrom('inbox_message').select('state').execute();
  expect(letters).toEqual([{ state: 'new' }]);
  const acts = await store.read.selectFrom('audit').select(['name', 'action']).execute();
  expect(acts).toContainEqual({ name: '花', action: 'accounts.rename' });
  const mails = await mailsTo(store, MEMBER);
  expect(mails.map(({ subject }) => subject)).toEqual(['【エール！やまぐち】登録を消しました']);
  expect((await mailsTo(store, 'admin@example.com'))[0]?.text).toContain('窓口 さん');
});

test('about staff administrators decide, about themself nobody, and the last one stays', async () => {
  const { admin, staff, erase } = await aPerson();
  expect(await erase(admin)).toBe('forbidden');
  expect(await erase(staff)).toBe('forbidden');
  expect(await erase(admin, admin)).toBe('forbidden');
  expect(await erase(staff, admin)).toBe('done');
  expect(await erase(999, admin)).toBe('gone');
});
