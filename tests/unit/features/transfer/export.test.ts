import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvFile } from '#features/entries/csv.ts';
import { EXPORT_NAMES, EXPORTS, type ExportName } from '#features/transfer/export/index.ts';
import { LEFT_OUT, OWNED } from '#features/transfer/export/owned.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';

async function fileOf(store: Store, name: ExportName) {
  const { columns, batches } = EXPORTS[name](store.read);
  const bytes = new Uint8Array(await csvFile(name, columns, batches).arrayBuffer());
  expect([...bytes.subarray(0, 3)], 'its mark').toEqual([0xef, 0xbb, 0xbf]);
  return parse(Buffer.from(bytes), { columns: true, bom: true }) as Record<string, string>[];
}

/** Of these the demo town has some. */
const FULL: readonly ExportName[] = [
  ...EXPORT_NAMES.slice(0, 7),
  ...EXPORT_NAMES.slice(8, 13),
  ...(['venues', 'categories', 'areas', 'zones', 'features', 'periods'] as const),
];

test('every table comes out whole, its columns told apart', async () => {
  const { store } = await townDatabase();
  for (const name of EXPORT_NAMES) {
    const { columns } = EXPORTS[name](store.read);
    expect(new Set(columns).size, name).toBe(columns.length);
    const rows = await fileOf(store, name);
    expect(rows.length, name).toBeGreaterThan(FULL.includes(name) ? 1 : -1);
  }
});

test('every table of the database is in some file, or is left out and it is said why', async () => {
  const { store } = await townDatabase();
  const tables = (await store.read.introspection.getTables()).map(({ name }) => name);
  const named = [...OWNED, ...Object.values(LEFT_OUT).flat()];
  expect(tables.length).toBeGreaterThan(80);
  expect(tables.filter((name) => !(named as string[]).includes(name))).toEqual([]);
  expect(named.filter((name) => !tables.includes(name))).toEqual([]);
  expect(
    named.filter((name, i) => named.indexOf(name) < i),
    'named once',
  ).toEqual([]);
});

test('a table that is told by its own columns has its codes and moments in words', async () => {
  const { store } = await townDatabase();
  await store.write((tx) =>
    tx
      .insertInto('behalf_visit')
      .values({
        business_id: 1,
        account_id: 1,
        staff: '職員',
        source: 'fax',
        note: '=紙',
        began_at: '2026-11-24T03:30:00.000Z',
        ends_at: '2026-11-24T05:30:00.000Z',
        token_hash: 'a'.repeat(64),
      })
      .execute(),
  );
  const [row] = await fileOf(store, 'visits');
  expect(row).toMatchObject({ 担当: '職員', 出所: 'FAX', メモ: "'=紙", 日時: '2026-11-24 12:30' });
  expect(JSON.stringify(row)).not.toContain('aaaa');
});

test('shops come out in words, those nobody sees as well', async () => {
  const { store } = await townDatabase();
  await store.write((tx) =>
    tx
      .updateTable('shop')
      .set({ visibility: 'archived', summary: '=1+1' })
      .where('slug', '=', 'kohi-hitsujigumo')
      .execute(),
  );
  const rows = await fileOf(store, 'shops');
  const [{ n }] = (await store.read
    .selectFrom('shop')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('name', 'is not', null)
    .execute()) as [{ n: number }];
  expect(rows).toHaveLength(n);
  expect(rows.find((row) => row['ページ'] === '/shops/kohi-hitsujigumo')).toMatchObject({
    公開の状態: '終了',
    ひとことの紹介: "'=1+1",
    種類: expect.stringContaining('カフェ') as string,
  });
});

test('nothing that opens an account is in the table of people', async () => {
  const { store } = await townDatabase();
  const secret = { password_hash: '$argon2id$x', totp_secret: 'TOTPSECRET' };
  await store.write((tx) => tx.updateTable('account').set(secret).execute());
  const text = JSON.stringify(await fileOf(store, 'contacts'));
  expect(text).toContain('owner@example.jp');
  expect(text).not.toMatch(/argon2|TOTPSECRET/);
});
