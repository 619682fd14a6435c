import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { addTaxonomy } from '../../../../../src/cli/setup/taxonomy.ts';
import { NotATableError, readOpenData } from '#features/entries/open-data.ts';
import { applyShopImport } from '#features/shops/import/apply.ts';
import { COLUMN_ALIASES } from '#features/shops/import/columns.ts';
import { planShopImport, type Step } from '#features/shops/import/plan.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase } from '../../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const HEADER =
  '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,住所,緯度,経度,連絡先電話番号,説明,区分2';
const GOOD =
  '352039,1,山口県,山口市,ほたる食堂,ホタルショクドウ,山口市大内御堀1-1,34.16,131.5,083-900-0001,昼は定食。,和食';

async function town(): Promise<Store> {
  const { store } = await emptyDatabase();
  await store.write(addTaxonomy);
  return store;
}

const table = (bytes: Uint8Array) => readOpenData(bytes, COLUMN_ALIASES, ['名称']);
const csv = (...rows: string[]) => new TextEncoder().encode(`${rows.join('\n')}\n`);

async function plan(store: Store, bytes: Uint8Array): Promise<Step[]> {
  return planShopImport(store.read, table(bytes), await getTaxonomy(store.read));
}

async function apply(store: Store, steps: Step[], publish = false): Promise<number> {
  const taxonomy = await getTaxonomy(store.read);
  return store.write((tx) =>
    applyShopImport(tx, steps, { publish, taxonomy, schedules: new Map(), at: AT }),
  );
}

const kinds = (steps: Step[]) => steps.map((step) => step.kind);

describe('importing shops', () => {
  test('a new row becomes a hidden draft that lists what it lacks', async () => {
    const store = await town();
    const row = GOOD.replace('ホタルショクドウ', '').replace('083-900-0001', 'なし');
    const steps = await plan(store, csv(HEADER, row));
    expect(steps).toMatchObject([{ kind: 'add', missing: ['kana', 'contact'] }]);
    await apply(store, steps, true);
    const shop = await store.read
      .selectFrom('shop')
      .select(['visibility', 'name'])
      .executeTakeFirstOrThrow();
    expect(shop).toEqual({ visibility: 'hidden', name: null });
    const revision = await store.read
      .selectFrom('revision')
      .select('state')
      .executeTakeFirstOrThrow();
    expect(revision.state).toBe('draft');
  });

  test('a row that lacks nothing is published when asked', async () => {
    const store = await town();
    expect(await apply(store, await plan(store, csv(HEADER, GOOD)), true)).toBe(1);
    const row = await store.read.selectFrom('shop').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      visibility: 'published',
      slug: 'hotarushokudo',
      kana: 'ほたるしょくどう',
      phone: '083-900-0001',
      address: '山口市大内御堀1-1',
    });
    const links = await store.read
      .selectFrom('shop_category')
      .innerJoin('category', 'category.id', 'category_id')
      .select('category.slug')
      .execute();
    expect(links).toEqual([{ slug: 'washoku' }]);
  });

  test('the same file again changes nothing, a changed row makes a draft beside what is live', async () => {
    const store = await town();
    await apply(store, await plan(store, csv(HEADER, GOOD)), true);
    const again = await plan(store, csv(HEADER, GOOD));
    expect(kinds(again)).toEqual(['keep']);
    const changed = await plan(
      store,
      csv(HEADER, GOOD.replace('昼は定食。', '夜も開いています。')),
    );
    expect(changed).toMatchObject([{ kind: 'change', fields: ['summary'] }]);
    await apply(store, changed);
    const live = await store.read.selectFrom('shop').select('summary').executeTakeFirstOrThrow();
    expect(live.summary).toBe('昼は定食。');
    expect(
      await apply(
        store,
        await plan(store, csv(HEADER, GOOD.replace('昼は定食。', '夜も開いています。'))),
        true,
      ),
    ).toBe(1);
    const after = await store.read.selectFrom('shop').select('summary').executeTakeFirstOrThrow();
    expect(after.summary).toBe('夜も開いています。');
  });

  test('broken rows are refused with their row, column and reason', async () => {
    const store = await town();
    const steps = await plan(
      store,
      csv(
        HEADER,
        GOOD,
        '352039,2,,,,,,,,,,',
        GOOD.replace(',1,', ',3,').replace('34.16', '131.5'),
        GOOD,
        'a,b',
      ),
    );
    expect(kinds(steps)).toEqual(['add', 'refuse', 'refuse', 'refuse', 'refuse']);
    expect(steps.slice(1)).toMatchObject([
      { rowNumber: 3, problems: [{ column: '名称' }] },
      { rowNumber: 4, problems: [{ column: '緯度' }] },
      { rowNumber: 5, problems: [{ column: 'NO', reason: 'stands in the file twice' }] },
      { rowNumber: 6, problems: [{ reason: 'has 2 cells where the header has 12' }] },
    ]);
  });

  test('two shops of one reading get addresses of their own', async () => {
    const store = await town();
    await apply(store, await plan(store, csv(HEADER, GOOD, GOOD.replace(',1,', ',2,'))));
    const slugs = await store.read.selectFrom('shop').select('slug').orderBy('id').execute();
    expect(slugs.map((row) => row.slug)).toEqual(['hotarushokudo', 'hotarushokudo-2']);
  });

  test('Shift_JIS, UTF-8 with a byte-order mark and full-width headers are read alike', async () => {
    const store = await town();
    const text = `${HEADER.replace('名称_カナ', '名称＿カナ')}\n${GOOD}\n`;
    const plain = await plan(store, new TextEncoder().encode(text));
    expect(await plan(store, new TextEncoder().encode(`\ufeff${text}`))).toEqual(plain);
    expect(await plan(store, iconv.encode(text, 'cp932'))).toEqual(plain);
    expect(plain).toMatchObject([{ kind: 'add', missing: [] }]);
  });

  test('a file that is no table is refused whole', () => {
    expect(() => table(new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))).toThrow(NotATableError);
    expect(() => table(csv('a,b', '1,2'))).toThrow(/名称/);
  });
});

const FOLDER = '../shared/data/opendata';
const FILES = ['222127_tourism_shops.csv', '222127_tourism_meals.csv'];

describe.skipIf(!existsSync(FOLDER))(`the real files (skipped where ${FOLDER} is absent)`, () => {
  test('all 140 rows come in, and a second run changes nothing', async () => {
    const store = await town();
    for (const file of FILES) {
      const steps = await plan(store, readFileSync(`${FOLDER}/${file}`));
      expect(kinds(steps)).not.toContain('refuse');
      await apply(store, steps, true);
    }
    const { n } = await store.read
      .selectFrom('shop')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(140);
    for (const file of FILES) {
      const again = await plan(store, readFileSync(`${FOLDER}/${file}`));
      expect(new Set(kinds(again))).toEqual(new Set(['keep']));
    }
  });

  test('rows outside the city get the area 市外, and phones, addresses and links come out clean', async () => {
    const store = await town();
    for (const file of FILES) {
      for (const step of await plan(store, readFileSync(`${FOLDER}/${file}`))) {
        if (step.kind === 'refuse') throw new Error(JSON.stringify(step));
        const { body } = step.row;
        expect(body.area).toBe('outside');
        expect(body.address).toMatch(/^静岡県焼津/);
        expect(body.address).not.toMatch(/[０-９?\s]/);
        if (body.phone) expect(body.phone).toMatch(/^0[\d-]{9,12}$/);
        expect(body.categories).toHaveLength(1);
        expect([...(body.summary ?? '')].length).toBeLessThanOrEqual(120);
      }
    }
  });
});
