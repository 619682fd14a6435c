import { expect, test } from 'vitest';
import { setChamber } from '#features/pages/commands.ts';
import { readChamber } from '#features/pages/queries.ts';
import { Chamber } from '#features/pages/schema.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const typed = (fields: Partial<Record<keyof Chamber, string>>) =>
  Chamber.safeParse({ phone: '', fax: '', mail: '', address: '', ...fields });

test('nothing is said about the chamber before somebody entered it, and only what was entered after', async () => {
  const { store } = await townDatabase();
  const nothing = { phone: null, fax: null, mail: null, address: null };
  expect(await readChamber(store.read)).toEqual(nothing);
  const chamber = { ...nothing, fax: '083-000-0001' };
  await store.write((tx) => setChamber(tx, chamber, new Date(NOW)));
  expect(await readChamber(store.read)).toEqual(chamber);
  const told = await store.read
    .selectFrom('change')
    .select('tag')
    .where('tag', '=', 'chamber')
    .execute();
  expect(told).toHaveLength(1);
  await store.write((tx) => setChamber(tx, nothing, new Date(NOW)));
  expect(await readChamber(store.read)).toEqual(nothing);
});

test('numbers may be typed as a Japanese keyboard gives them', () => {
  expect(typed({ phone: '（０８３）０００－０００１', mail: 'Ｎａｍｅ@example.jp' }).data).toEqual({
    phone: '083-000-0001',
    fax: null,
    mail: 'Name@example.jp',
    address: null,
  });
});

test.each([
  ['phone', '12'],
  ['fax', '電話と同じ'],
  ['mail', 'name@'],
  ['address', 'あ'.repeat(121)],
])('%s is refused: %s', (field, text) => {
  expect(typed({ [field]: text }).error?.issues[0]?.path).toEqual([field]);
});
