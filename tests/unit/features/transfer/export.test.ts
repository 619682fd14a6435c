import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvFile } from '#features/entries/csv.ts';
import { EXPORT_NAMES, EXPORTS, type ExportName } from '#features/transfer/export/index.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';

async function fileOf(store: Store, name: ExportName) {
  const { columns, batches } = EXPORTS[name](store.read);
  const bytes = new Uint8Array(await csvFile(name, columns, batches).arrayBuffer());
  expect([...bytes.subarray(0, 3)], 'its mark').toEqual([0xef, 0xbb, 0xbf]);
  return parse(Buffer.from(bytes), { columns: true, bom: true }) as Record<string, string>[];
}

test('every table comes out whole, its columns told apart', async () => {
  const { store } = await townDatabase();
  for (const name of EXPORT_NAMES) {
    const { columns } = EXPORTS[name](store.read);
    expect(new Set(columns).size, name).toBe(columns.length);
    const rows = await fileOf(store, name);
    expect(rows.length, name).toBeGreaterThan(name === 'inbox' ? -1 : 1);
  }
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
