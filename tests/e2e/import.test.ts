import { importJa as t } from '#i18n/import.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const CSV = [
  '都道府県コード又は市区町村コード,NO,名称,名称_カナ,住所,緯度,経度,連絡先電話番号,説明',
  '352039,801,つばめ文具,ツバメブング,山口市大内1-1,34.16,131.5,083-900-0801,筆と紙。',
  '352039,802,うみねこ堂,ウミネコドウ,山口市大内1-2,99,999,なし,',
].join('\n');

test('staff bring a list of shops, see what each row would do, and take in the good ones', async ({
  page,
  site,
}) => {
  const found = () => rowsOf(site.dataDir, "select id from business where name = 'つばめ文具'");
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/import');
  const file = { name: '会員のお店.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) };
  await page.getByLabel(t.file).setInputFiles(file);
  await page.getByRole('button', { name: t.check }).click();

  await expect(page.getByRole('listitem').filter({ hasText: 'つばめ文具' })).toContainText(
    t.missing('種類'),
  );
  await expect(page.getByRole('listitem').filter({ hasText: t.row(3) })).toContainText(
    t.reason('is not a place in Japan'),
  );
  expect(found()).toHaveLength(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: t.apply }).click();
  await expect(page.getByText(t.errors['refused']!)).toBeVisible();
  expect(found()).toHaveLength(0);

  await page.getByLabel(t.skipRefused).check();
  await page.getByRole('button', { name: t.apply }).click();
  await expect(page.getByText(t.applied(1))).toBeVisible();
  expect(found()).toHaveLength(1);
});
