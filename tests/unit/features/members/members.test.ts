import { describe, expect, test } from 'vitest';
import { inviteOwners } from '#features/accounts/invite-owners-commands.ts';
import { columnsOf } from '#features/members/columns.ts';
import {
  applyMembers,
  chooseColumns,
  forgetMemberSheets,
  keepMemberSheet,
} from '#features/members/commands.ts';
import { planMembers } from '#features/members/plan.ts';
import {
  getMemberSheet,
  lastColumns,
  listLeftWithPublic,
  listOrganisations,
} from '#features/members/queries.ts';
import { isCorporateNumber, readMembers } from '#features/members/read-rows.ts';
import { reportRows } from '#features/members/report.ts';
import { membersJa as t } from '#i18n/members.ja.ts';
import type { Store } from '#server/db.ts';
import { addAccount } from '../../../support/accounts.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const HEADINGS = ['会員番号', '事業所名', 'カナ', '会員区分', '退会日', '法人番号', 'メール'];
const COLUMNS = columnsOf(HEADINGS, {});

const plan = (store: Store, ...rows: string[][]) =>
  planMembers(store.read, [HEADINGS, ...rows], COLUMNS);
const kinds = async (store: Store, ...rows: string[][]) =>
  (await plan(store, ...rows)).steps.map(({ kind }) => kind);

/** Brings a list and takes it over as it was planned. */
async function takeOver(store: Store, ...rows: string[][]) {
  const sheet = await store.write((tx) => keepMemberSheet(tx, '職員', [HEADINGS, ...rows], at));
  const { mark } = await plan(store, ...rows);
  return store.write((tx) => applyMembers(tx, sheet, mark, at));
}

/** A business of the town with a number of its own, and another without one. */
async function aTown() {
  const { store } = await townDatabase();
  await store.write((tx) =>
    tx
      .updateTable('business')
      .set({ member_number: null })
      .where('member_number', 'is not', null)
      .execute(),
  );
  const [known, bare] = await store.read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(['business.id', 'business.name', 'business.kana'])
    .where('shop.visibility', '=', 'published')
    .where('business.membership', '=', 'member')
    .orderBy('business.id')
    .limit(2)
    .execute();
  await store.write((tx) =>
    tx.updateTable('business').set({ member_number: 'A-1' }).where('id', '=', known!.id).execute(),
  );
  return { store, known: known!, bare: bare! };
}

const business = (store: Store, number: string) =>
  store.read
    .selectFrom('business')
    .selectAll()
    .where('member_number', '=', number)
    .executeTakeFirst();

describe('the columns of a list', () => {
  test('are found by their usual headings, or as they were chosen the last time', async () => {
    const { store } = await townDatabase();
    expect(columnsOf(['会 員 番 号', '商号', '備考'], {})).toEqual({
      memberNumber: '会 員 番 号',
      name: '商号',
    });
    const headings = ['番号', '商号', '看板の名'];
    const first = await store.write((tx) => keepMemberSheet(tx, '職員', [headings], at));
    const chosen = { memberNumber: '番号', name: '看板の名' };
    expect(await store.write((tx) => chooseColumns(tx, first, chosen))).toBe(true);
    expect(await lastColumns(store.read)).toEqual(chosen);
    const next = await store.write((tx) => keepMemberSheet(tx, '職員', [headings], at));
    expect((await getMemberSheet(store.read, next))?.columns).toEqual(chosen);
  });
});

describe('a row', () => {
  test.each([
    [['', '架空商店'], 'noNumber'],
    [['B-1', ''], 'noName'],
    [['B-1', '架'.repeat(81)], 'tooLong'],
    [['B-1', '架空商店', '', '名誉顧問'], 'membership'],
    [['B-1', '架空商店', '', '', '', '1234567890123'], 'corporateNumber'],
    [['B-1', '架空商店', '', '', '', '', '書いていません'], 'email'],
  ])('that cannot be understood says why: %j', (cells, fault) => {
    expect(readMembers([HEADINGS, cells], COLUMNS)).toEqual([
      expect.objectContaining({ row: 2, fault }),
    ]);
  });

  test('is read in whatever width it was typed; the same number twice is refused', () => {
    const rows = readMembers(
      [
        HEADINGS,
        [
          'Ａ－１',
          '架空商店 ',
          'ｶｸｳｼｮｳﾃﾝ',
          '特別会員',
          '0000/00/00',
          '７０００012050002',
          'A@EXAMPLE.JP',
        ],
        ['', '', ''],
        ['A-1', '別の店'],
        ['A-2', 'やめた店', '', '会員', '2026/3/31'],
      ],
      COLUMNS,
    );
    expect(rows).toEqual([
      {
        row: 2,
        memberNumber: 'A-1',
        name: '架空商店',
        kana: 'かくうしょうてん',
        membership: 'member',
        corporateNumber: '7000012050002',
        email: 'a@example.jp',
      },
      { row: 4, memberNumber: 'A-1', name: '別の店', fault: 'twice', text: '' },
      expect.objectContaining({ row: 5, membership: 'left' }),
    ]);
  });

  test('has a 法人番号 whose first digit checks the others', () => {
    expect(isCorporateNumber('7000012050002')).toBe(true);
    expect(isCorporateNumber('8000012050002')).toBe(false);
  });
});

describe('a list that is taken over', () => {
  test('adds whom nobody knows, changes whom a number or a lone name names, and does so once', async () => {
    const { store, known, bare } = await aTown();
    const rows = [
      ['A-1', '新しい商号', '', '会員'],
      ['A-2', bare.name],
      ['A-3', '架空の新会員', 'ｶｸｳ', '', '', '7000012050002'],
      ['', '番号のない店'],
    ];
    expect(await kinds(store, ...rows)).toEqual(['change', 'change', 'add', 'refuse']);
    expect(await business(store, 'A-3')).toBeUndefined();
    expect(await takeOver(store, ...rows)).toMatchObject({ added: 1, changed: 2 });
    expect(await business(store, 'A-1')).toMatchObject({
      id: known.id,
      name: '新しい商号',
      kana: known.kana,
    });
    expect(await business(store, 'A-2')).toMatchObject({ id: bare.id, name: bare.name });
    expect(await business(store, 'A-3')).toMatchObject({
      kana: 'かくう',
      membership: 'member',
      corporate_number: '7000012050002',
    });
    expect(await kinds(store, ...rows)).toEqual(['keep', 'keep', 'keep', 'refuse']);
    expect(await store.read.selectFrom('member_sheet').select('id').execute()).toEqual([]);
  });

  test('is what was looked at: where a business changed meanwhile, nothing is written', async () => {
    const { store, known } = await aTown();
    const rows = [
      ['A-1', '新しい商号'],
      ['A-9', '架空の新会員'],
    ];
    const sheet = await store.write((tx) => keepMemberSheet(tx, '職員', [HEADINGS, ...rows], at));
    const { mark } = await plan(store, ...rows);
    await store.write((tx) =>
      tx.updateTable('business').set({ name: '途中の名' }).where('id', '=', known.id).execute(),
    );
    expect(await store.write((tx) => applyMembers(tx, sheet, mark, at))).toBe('changed');
    expect(await business(store, 'A-9')).toBeUndefined();
  });

  test('says of whom it leaves what is public, and the page lists them until it is ended', async () => {
    const { store, known } = await aTown();
    const rows = [['A-1', known.name, '', '退会']];
    const report = reportRows(await plan(store, ...rows)).rows[0]!;
    expect(report.at(-1)).toContain(t.table.hasPublic);
    await takeOver(store, ...rows);
    expect(await business(store, 'A-1')).toMatchObject({
      membership: 'left',
      membership_on: '2026-11-24',
    });
    expect(await listLeftWithPublic(store.read)).toEqual([{ id: known.id, name: known.name }]);
    await store.write(async (tx) => {
      const hidden = { visibility: 'archived' as const };
      await tx.updateTable('shop').set(hidden).where('business_id', '=', known.id).execute();
      await tx.updateTable('event').set(hidden).where('business_id', '=', known.id).execute();
    });
    expect(await listLeftWithPublic(store.read)).toEqual([]);
  });

  test('asks which is meant where several without a number have one name', async () => {
    const { store, bare } = await aTown();
    const { id, ...other } = (await store.read
      .selectFrom('business')
      .selectAll()
      .where('id', '=', bare.id)
      .executeTakeFirst())!;
    await store.write((tx) => tx.insertInto('business').values(other).execute());
    expect(id).toBe(bare.id);
    const { steps } = await plan(store, ['A-2', bare.name]);
    expect(steps).toMatchObject([{ kind: 'refuse', row: { fault: 'ambiguous' } }]);
  });

  test('lies there until the end of the next day at most', async () => {
    const { store } = await townDatabase();
    const sheet = await store.write((tx) => keepMemberSheet(tx, '職員', [HEADINGS], at));
    const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
    await store.write((tx) => forgetMemberSheets(tx, later(24)));
    expect(await getMemberSheet(store.read, sheet)).toBeDefined();
    await store.write((tx) => forgetMemberSheets(tx, later(48)));
    expect(await getMemberSheet(store.read, sheet)).toBeUndefined();
  });
});

test('whom nobody let in yet is invited; the administrators hear of it in one mail', async () => {
  const { store } = await aTown();
  const cafe = await store.read
    .selectFrom('business_account')
    .select('business_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  await store.write((tx) =>
    tx
      .updateTable('business')
      .set({ member_number: 'C-1' })
      .where('id', '=', cafe.business_id)
      .execute(),
  );
  const rows = [
    ['A-3', '架空の新会員', '', '', '', '', 'new@example.jp'],
    ['A-4', '退会した店', '', '退会', '', '', 'left@example.jp'],
    ['C-1', '珈琲', '', '', '', '', 'cafe@example.jp'],
  ];
  const applied = await takeOver(store, ...rows);
  if (typeof applied !== 'object') throw new Error('not taken over');
  expect(applied.invitations.map(({ email }) => email)).toEqual(['new@example.jp']);
  const { id: staff } = await store.read
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'staff')
    .executeTakeFirstOrThrow();
  await store.write(async (tx) => {
    await tx.deleteFrom('outbox').execute();
    await inviteOwners(tx, applied.invitations, staff, 'https://x.example', at);
  });
  const mails = await store.read
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'secret'])
    .execute();
  expect(mails).toEqual([
    { recipient: 'new@example.jp', subject: expect.stringContaining('架空の新会員'), secret: 1 },
    { recipient: 'admin@example.jp', subject: expect.stringContaining('まとめて'), secret: 0 },
  ]);
  const { invitations } = await plan(store, ...rows);
  expect(invitations).toEqual([]);
});

test('organisations are listed with their people, businesses are not', async () => {
  const { store, bare } = await aTown();
  const before = await listOrganisations(store.read, 1);
  await store.write((tx) =>
    tx.updateTable('business').set({ kind: 'organisation' }).where('id', '=', bare.id).execute(),
  );
  const person = await addAccount(store, at, { name: '花' });
  const as = { account_id: person, business_id: bare.id, role: 'owner' as const, created_at: NOW };
  await store.write((tx) => tx.insertInto('business_account').values(as).execute());
  const { lines } = await listOrganisations(store.read, 1);
  expect(lines).toHaveLength(before.lines.length + 1);
  const own = lines.find(({ id }) => id === bare.id);
  expect(own?.people).toContainEqual(expect.objectContaining({ id: person, name: '花' }));
});
