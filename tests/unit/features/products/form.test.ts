import { describe, expect, test } from 'vitest';
import { fieldsOf, formValues } from '#features/drafts/readers.ts';
import { readValues } from '#features/drafts/fields.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { productAgain } from '#features/products/again.ts';
import { changeSellerNotice } from '#features/products/live-notice.ts';
import { ProductInput, SellerNoticeInput } from '#features/products/schema.ts';
import { PRODUCT_SECTIONS, productValueText } from '#features/products/editing.ts';
import { getProductLists } from '#features/products/queries.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someEntry } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);

/** What the form of a product says, as the core reads it. */
function read(fields: Record<string, string | string[]>) {
  const form = new FormData();
  form.set('fields', Object.values(PRODUCT_SECTIONS).flat().join(' '));
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return readValues(entryKinds.product, formValues('product', form, fieldsOf(form)));
}

describe('the form of a product', () => {
  test('gives rows, ticks and statements as the schema has them', () => {
    const { good, bad } = read({
      goods: 'food',
      name: '夏みかんゼリー',
      'variants.0.name': '小',
      'variants.0.price': '４８０円',
      'variants.0.nameEn': '',
      'variants.1.name': '',
      'variants.1.price': '',
      'variants.1.nameEn': '',
      'links.0.label': '自社の通販',
      'links.0.url': 'https://example.com/jelly',
      'links.0.labelEn': '',
      stores: 'kohi-hitsujigumo',
      otherStores: 'http://localhost/shops/suzunarizaka-bekari\n\n',
      season: ['6', '7'],
      inquiry: '1',
      'label.name': '菓子',
      'allergen.egg': 'contains',
      'allergen.milk': 'not-used',
      'allergen.wheat': '',
      allergensStatedOn: '2026-11-24',
    });
    expect(bad).toEqual({});
    expect(good).toMatchObject({
      kind: 'food',
      variants: [{ name: '小', price: 480, nameEn: null }],
      links: [{ label: '自社の通販', url: 'https://example.com/jelly' }],
      stores: ['kohi-hitsujigumo', 'suzunarizaka-bekari'],
      season: [6, 7],
      inquiry: true,
      gift: false,
      label: { name: '菓子', ingredients: null },
      allergens: { statedOn: '2026-11-24', contains: ['egg'], notUsed: ['milk'] },
    });
  });

  test('takes silence about allergens for nothing said, never for none', () => {
    const { good } = read({ 'allergen.egg': '', allergensStatedOn: '2026-11-24' });
    expect(good['allergens']).toBeNull();
  });

  test('keeps what cannot be taken as it was typed, each with its reason', () => {
    const { bad, problems } = read({
      goods: 'food',
      price: '千円くらい',
      'variants.0.name': '大',
      'variants.0.price': '',
      'variants.0.nameEn': '',
      'links.0.label': '店',
      'links.0.url': 'javascript:alert(1)',
      'links.0.labelEn': '',
      otherStores: 'となりの店',
      'allergen.egg': 'contains',
      allergensStatedOn: '',
    });
    expect(Object.keys(bad).sort()).toEqual(['allergens', 'links', 'price', 'stores', 'variants']);
    expect(bad['price']).toBe('千円くらい');
    expect(Object.fromEntries(problems.map(({ field, key }) => [field, key]))).toEqual({
      price: 'notAPrice',
      variants: 'notAPrice',
      links: 'notALink',
      stores: 'notASlug',
      allergens: 'notADate',
    });
  });
});

test('a product is held back by a shop that is not there and a sale that ends before it begins', async () => {
  const { store } = await townDatabase();
  const entry = await someEntry(store, 'product');
  const live = await entryKinds.product.liveBody(store.read, entry.id);
  const body = { ...live, stores: ['nowhere'], soldFrom: '2026-12-02', soldUntil: '2026-12-01' };
  const problems = await entryKinds.product.problems(store.read, entry, body, at);
  expect(problems.map(({ field, key }) => [field, key])).toEqual([
    ['soldUntil', 'endsBeforeStart'],
    ['stores', 'unknownStore'],
  ]);
});

test('a product nobody has seen yet needs a photo; one that is public may go on without', async () => {
  const { store } = await townDatabase();
  const entry = await someEntry(store, 'product');
  const body = await entryKinds.product.liveBody(store.read, entry.id);
  const lacks = async (visibility: 'hidden' | 'published') =>
    (await entryKinds.product.problems(store.read, { ...entry, visibility }, body, at)).map(
      ({ key }) => key,
    );
  await store.write((tx) => tx.deleteFrom('entry_image').execute());
  expect(await lacks('hidden')).toEqual(['photos']);
  expect(await lacks('published')).toEqual([]);
});

test('another product like an earlier one is for sale, without its dates', () => {
  const body = ProductInput.parse({ name: '栗きんとん', soldOut: true, soldUntil: '2026-11-01' });
  expect(productAgain(body)).toEqual({ ...body, soldOut: false, soldUntil: null });
});

test('two texts of a field are compared in words', async () => {
  const { store } = await townDatabase();
  const say = productValueText(await getProductLists(store.read));
  expect(say('price', 1200)).toBe('1,200円（税込）');
  expect(say('variants', [{ name: '小', price: 480 }])).toBe('小 480円');
  expect(say('allergens', { statedOn: '2026-11-24', contains: ['egg'], notUsed: [] })).toContain(
    '含む: 卵',
  );
  expect(say('gift', true)).toBe('はい');
  expect(say('story', null)).toBe('');
});

describe('the 特定商取引法に基づく表記 of a business', () => {
  const notice = SellerNoticeInput.parse({
    ...{ seller: '架空商店', responsible: '架空 花子', address: '山口市架空町1-1' },
    ...{
      phone: '083-900-0000',
      phoneHours: '平日10時〜17時',
      priceNote: '税込',
      otherFees: '送料',
    },
    ...{ payment: '代金引換', delivery: '7日以内', returns: '8日以内' },
    ...{ email: null, orderLimit: null, licence: null },
  });

  test('asks for everything the law asks for', () => {
    const { error } = SellerNoticeInput.safeParse({ ...notice, returns: ' ', phone: '' });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['phone', 'required'],
      ['returns', 'required'],
    ]);
  });

  test('is public with the save, told to the staff, and never overwrites another’s', async () => {
    const { store } = await townDatabase();
    const { businessId } = await someEntry(store, 'shop');
    const owner = memberOf(businessId);
    const before = await store.read
      .selectFrom('seller_notice')
      .select('updated_at')
      .where('business_id', '=', businessId)
      .executeTakeFirst();
    const opened = before?.updated_at ?? '';
    const change = { businessId, opened, notice };
    const when = new Date(at.getTime() + 60_000);
    const save = () => store.write((tx) => changeSellerNotice(tx, owner, change, when));
    expect(await save()).toEqual({ kind: 'saved' });
    expect(await save()).toEqual({ kind: 'conflict' });
    const told = await store.read.selectFrom('live_change').select(['fields', 'what']).execute();
    expect(told).toEqual([{ fields: '["sellerNotice"]', what: 'saved' }]);
  });
});
