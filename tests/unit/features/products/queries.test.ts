import { describe, expect, it } from 'vitest';
import { addProductLists } from '../../../../src/cli/setup/products.ts';
import { toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addPublishedProducts, NotReadyError } from '#features/products/commands.ts';
import {
  getOutgoingLink,
  getPublishedProduct,
  getSellerNotice,
} from '#features/products/detail.ts';
import { productJsonLd } from '#features/products/jsonld.ts';
import { readProductList } from '#features/products/list-input.ts';
import { listNewProducts } from '#features/products/queries.ts';
import { ALCOHOL_NOTICE, ProductInput } from '#features/products/schema.ts';
import { listProducts } from '#features/products/search-page.ts';
import { emptyDatabase, townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const urls = {
  page: 'https://x.example/p',
  image: 'https://x.example/i',
  site: 'https://x.example',
};

async function aShop(store: Store): Promise<number> {
  return store.write(async (tx) => {
    await addProductLists(tx);
    const times = { created_at: toIso(at), updated_at: toIso(at) };
    const business = await tx
      .insertInto('business')
      .values({ kind: 'business', name: 'B', membership: 'member', chamber: 'yamaguchi', ...times })
      .returning('id')
      .executeTakeFirstOrThrow();
    const area = { slug: 'a', name: 'A', name_en: 'A', kana: 'あ', sort: 0 };
    const { id } = await tx
      .insertInto('area')
      .values(area)
      .returning('id')
      .executeTakeFirstOrThrow();
    const shop = await tx
      .insertInto('shop')
      .values({
        ...{ business_id: business.id, slug: 's', kind: 'shop', visibility: 'published' },
        ...{ name: '店', kana: 'みせ', area_id: id, address: '町1', summary: '店です', phone: '1' },
        ...times,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return shop.id;
  });
}

async function addOne(
  store: Store,
  shopId: number,
  body: object,
  listedFrom = at,
): Promise<number> {
  const product = {
    shopId,
    slug: 'one',
    body: ProductInput.parse({ name: '品', category: 'sweets', inquiry: true, ...body }),
    listedFrom,
    confirmedOn: null,
  };
  const [id] = await store.write((tx) => addPublishedProducts(tx, [product], at));
  return id!;
}

describe('a product', () => {
  it('is not added without what publication needs, and nothing of it is left', async () => {
    const { store } = await emptyDatabase();
    const shop = await aShop(store);
    const adding = addOne(store, shop, { orderPhone: '083-900-0000' });
    await expect(adding).rejects.toThrow(NotReadyError);
    expect(await getPublishedProduct(store.read, 'one', at)).toBeUndefined();
  });

  it('is public from its first moment to before its last, and while its shop is', async () => {
    const { store } = await emptyDatabase();
    const shop = await aShop(store);
    const id = await addOne(store, shop, {});
    const until = new Date(at.getTime() + 1000);
    const set = (values: object) =>
      store.write((tx) =>
        tx.updateTable('product').set(values).where('id', '=', id).executeTakeFirst(),
      );
    await set({ publish_until: toIso(until) });
    const seen = async (ms: number) =>
      (await getPublishedProduct(store.read, 'one', new Date(at.getTime() + ms))) !== undefined;
    expect([await seen(-1), await seen(0), await seen(999), await seen(1000)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    await store.write((tx) =>
      tx.updateTable('shop').set({ visibility: 'hidden' }).executeTakeFirst(),
    );
    expect(await seen(0)).toBe(false);
    expect(await listNewProducts(store.read, at, 5)).toEqual([]);
  });

  it('says of every allergen what was stated, and of all others that nothing was', async () => {
    const { store } = await emptyDatabase();
    const shop = await aShop(store);
    const allergens = { statedOn: '2026-11-01', contains: ['egg'], notUsed: ['milk'] };
    await addOne(store, shop, { kind: 'food', allergens });
    const product = await getPublishedProduct(store.read, 'one', at);
    const states = Object.fromEntries(product!.allergens.map(({ slug, state }) => [slug, state]));
    expect(Object.keys(states)).toHaveLength(29);
    expect(states).toMatchObject({ egg: 'contains', milk: 'not-used' });
    const others = product!.allergens.filter(({ slug }) => slug !== 'egg' && slug !== 'milk');
    expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['unstated']));
  });

  it('leads out only to the address that was entered', async () => {
    const { store } = await emptyDatabase();
    const shop = await aShop(store);
    await addOne(store, shop, { links: [{ label: 'EC', url: 'https://example.com/one' }] });
    const link = (slug: string, n: number) => getOutgoingLink(store.read, slug, n, at);
    expect((await link('one', 1))?.url).toBe('https://example.com/one');
    expect(await link('one', 2)).toBeUndefined();
    expect(await link('two', 1)).toBeUndefined();
  });

  it('has markup only with a price', async () => {
    const { store } = await emptyDatabase();
    const shop = await aShop(store);
    const id = await addOne(store, shop, {});
    const markup = async () =>
      productJsonLd((await getPublishedProduct(store.read, 'one', at))!, urls, at);
    expect(await markup()).toBeUndefined();
    await store.write((tx) =>
      tx
        .updateTable('product')
        .set({ price: 500, price_max: 500 })
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    expect(JSON.parse((await markup())!)).toMatchObject({
      '@type': 'Product',
      offers: { price: 500, priceCurrency: 'JPY', availability: 'https://schema.org/InStock' },
    });
  });
});

describe('the showcase of the demo town', () => {
  const list = (store: Store, query: string) =>
    listProducts(store.read, readProductList(new URLSearchParams(query)), at);

  it('counts for every value what choosing it gives', async () => {
    const { store } = await townDatabase();
    const { total, counts } = await list(store, '');
    expect(total).toBeGreaterThanOrEqual(120);
    expect([...counts.category.values()].reduce((sum, n) => sum + n, 0)).toBe(total);
    expect([...counts.price.values()].reduce((sum, n) => sum + n, 0)).toBe(total);
    for (const [slug, n] of counts.category) {
      expect((await list(store, `category=${slug}`)).total).toBe(n);
    }
    for (const [key, n] of counts.price) expect((await list(store, `price=${key}`)).total).toBe(n);
    expect((await list(store, 'season=now')).total).toBe(counts.season);
    expect((await list(store, 'gift=1')).total).toBe(counts.gift);
  });

  it('puts the cheapest first, and what has no price last', async () => {
    const { store } = await townDatabase();
    const { pages } = await list(store, '');
    const prices: (number | null)[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const { products } = await list(store, `sort=price&page=${page}`);
      prices.push(...products.map(({ price }) => price));
    }
    const known = prices.filter((price) => price !== null);
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(prices.slice(known.length).every((price) => price === null)).toBe(true);
    expect(prices.length).toBeGreaterThan(known.length);
  });

  it('finds words in any script width, and takes % and _ as themselves', async () => {
    const { store } = await townDatabase();
    const { total } = await list(store, 'q=チョコレート');
    expect(total).toBeGreaterThanOrEqual(13);
    expect((await list(store, 'q=ﾁｮｺﾚｰﾄ')).total).toBe(total);
    expect((await list(store, 'q=ちょこれーと')).total).toBe(total);
    expect((await list(store, 'q=%25_%25')).total).toBe(0);
  });

  it('has a seller’s notice for everyone who takes orders', async () => {
    const { store } = await townDatabase();
    const { products } = await list(store, 'category=sake');
    expect(products.every(({ kind }) => kind === 'alcohol')).toBe(true);
    expect(ALCOHOL_NOTICE).toBe('20歳未満の者に対しては酒類を販売しません');
    const notice = await getSellerNotice(store.read, 'shuzo-minamo-no-tsuki', at);
    expect(notice?.licence).toContain('架空');
    expect(await getSellerNotice(store.read, 'udonya-mizutamari', at)).toBeUndefined();
  });
});
