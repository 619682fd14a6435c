import { describe, expect, test } from 'vitest';
import { ShopDirectory } from '#features/shops/directory.ts';
import { addTerm, mergeTerm, moveTerm, renameTerm } from '#features/taxonomy/commands.ts';
import { movedList } from '#features/taxonomy/moved.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import type { NewTerm, TermKind } from '#features/taxonomy/schema.ts';
import { listTerms } from '#features/taxonomy/staff-queries.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');

async function term(store: Store, kind: TermKind, slug: string) {
  return (await listTerms(store.read, kind)).find((one) => one.slug === slug)!;
}

const listed = async (store: Store, path: string) =>
  movedList(await getTaxonomy(store.read), new URL(path, 'https://yell.example.jp'));

async function rename(store: Store, slug: string, to: { slug?: string; name?: string }) {
  const { id, name, nameEn } = await term(store, 'category', slug);
  const change = { kind: 'category' as const, id, name, nameEn, slug, kana: null, ...to };
  return store.write((tx) => renameTerm(tx, change, AT));
}

async function merge(store: Store, kind: TermKind, from: string, into: string) {
  const [one, other] = [await term(store, kind, from), await term(store, kind, into)];
  return store.write((tx) => mergeTerm(tx, kind, one.id, other.id, AT));
}

async function shopsUnder(store: Store, kind: TermKind, slug: string) {
  const { id } = await term(store, kind, slug);
  const links = { category: 'shop_category', zone: 'shop_zone', feature: 'shop_feature' } as const;
  if (kind === 'area')
    return store.read.selectFrom('shop').select('id').where('area_id', '=', id).execute();
  const rows = await store.read.selectFrom(links[kind]).selectAll().execute();
  return rows
    .filter((row) => Object.entries(row).some(([k, v]) => k === `${kind}_id` && v === id))
    .map((row) => ({ id: row.shop_id }));
}

describe('a term that is named anew', () => {
  test('is found by its new address, and the old one leads there', async () => {
    const { store } = await townDatabase();
    expect(await rename(store, 'coffee', { slug: 'kissaten', name: '喫茶店' })).toBeUndefined();
    expect(await rename(store, 'kissaten', { slug: 'kohi' })).toBeUndefined();
    expect(await listed(store, '/shops?category=coffee&area=yuda&q=x')).toBe(
      '/shops?category=kohi&area=yuda&q=x',
    );
    expect(await listed(store, '/shops?category=kissaten&category=kohi')).toBe(
      '/shops?category=kohi',
    );
    expect(await listed(store, '/shops?category=kohi&area=yuda')).toBeUndefined();
    const directory = await ShopDirectory.load(store.read);
    expect(directory.taxonomy.categories.map(({ slug }) => slug)).toContain('kohi');
  });

  test('stays what drafts and versions mean', async () => {
    const { store } = await townDatabase();
    const body = JSON.stringify({ name: '店', categories: ['coffee', 'bakery'], area: 'coffee' });
    await store.write((tx) =>
      tx
        .insertInto('revision')
        .values({
          kind: 'shop',
          entry_id: 1,
          number: 99,
          state: 'draft',
          body,
          base_version: 1,
          author: '店主',
          at: AT.toISOString(),
        })
        .execute(),
    );
    await rename(store, 'coffee', { slug: 'kohi' });
    const row = await store.read
      .selectFrom('revision')
      .selectAll()
      .where('number', '=', 99)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.body)).toEqual({
      name: '店',
      categories: ['kohi', 'bakery'],
      area: 'coffee',
    });
    expect(row.author).toBe('店主');
  });

  test('is found by its new name at once', async () => {
    const { store } = await townDatabase();
    await rename(store, 'coffee', { name: '珈琲の館' });
    const [{ id }] = (await shopsUnder(store, 'category', 'coffee')) as [{ id: number }];
    const { search } = await store.read
      .selectFrom('shop')
      .select('search')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(search).toContain('珈琲の館');
  });

  test('does not take the address of another', async () => {
    const { store } = await townDatabase();
    expect(await rename(store, 'coffee', { slug: 'bakery' })).toBe('slugTaken');
  });
});

describe('two terms that become one', () => {
  test.each<[TermKind, string, string]>([
    ['category', 'coffee', 'bakery'],
    ['area', 'yuda', 'ouchi'],
  ])('%s: every shop of both stands under the one, once', async (kind, from, into) => {
    const { store } = await townDatabase();
    const ids = async (slug: string) => (await shopsUnder(store, kind, slug)).map(({ id }) => id);
    const both = new Set([...(await ids(from)), ...(await ids(into))]);
    expect(both.size).toBeGreaterThan((await ids(into)).length);
    expect(await merge(store, kind, from, into)).toBeUndefined();
    expect((await ids(into)).sort()).toEqual([...both].sort());
    expect(await listed(store, `/shops?${kind}=${from}`)).toBe(`/shops?${kind}=${into}`);
  });

  test('keep the first category of each shop the first', async () => {
    const { store } = await townDatabase();
    const firstOnes = () =>
      store.read.selectFrom('shop_category').select('shop_id').where('position', '=', 0).execute();
    const before = await firstOnes();
    await store.write(async (tx) => {
      const { id } = (await listTerms(tx, 'category')).find(({ slug }) => slug === 'bakery')!;
      const coffee = (await listTerms(tx, 'category')).find(({ slug }) => slug === 'coffee')!;
      const [link] = await tx
        .selectFrom('shop_category')
        .selectAll()
        .where('category_id', '=', coffee.id)
        .where('position', '=', 0)
        .execute();
      await tx.deleteFrom('shop_category').where('shop_id', '=', link!.shop_id).execute();
      await tx
        .insertInto('shop_category')
        .values([
          { shop_id: link!.shop_id, category_id: coffee.id, position: 0 },
          { shop_id: link!.shop_id, category_id: id, position: 1 },
        ])
        .execute();
    });
    await merge(store, 'category', 'coffee', 'bakery');
    expect(await firstOnes()).toHaveLength(before.length);
  });

  test('lead old addresses on to where they end', async () => {
    const { store } = await townDatabase();
    await rename(store, 'coffee', { slug: 'kohi' });
    await merge(store, 'category', 'kohi', 'bakery');
    expect(await listed(store, '/shops?category=coffee')).toBe('/shops?category=bakery');
  });

  test('are refused where something else stands in them, or imports need them', async () => {
    const { store } = await townDatabase();
    expect(await merge(store, 'category', 'eat', 'coffee')).toBe('hasChildren');
    expect(await merge(store, 'area', 'outside', 'yuda')).toBe('fixed');
    expect(await merge(store, 'area', 'yuda', 'yuda')).toBe('same');
  });
});

test('terms are moved among their like, and new ones come last', async () => {
  const { store } = await townDatabase();
  const slugs = async () => (await listTerms(store.read, 'area')).map(({ slug }) => slug);
  const [first, second] = (await slugs()) as [string, string];
  const { id } = await term(store, 'area', second);
  await store.write((tx) => moveTerm(tx, 'area', id, 'up', AT));
  expect((await slugs()).slice(0, 2)).toEqual([second, first]);
  await store.write((tx) => moveTerm(tx, 'area', id, 'up', AT));
  expect((await slugs()).slice(0, 2)).toEqual([second, first]);
  const area = { kind: 'area', name: '新町', nameEn: 'Shinmachi', slug: 'shinmachi' } as const;
  await store.write((tx) =>
    addTerm(tx, { ...area, kana: 'しんまち', parent: null, group: null }, AT),
  );
  expect((await slugs()).at(-1)).toBe('shinmachi');
});

test('a new group stands among the groups with what is put under it; a feature under its heading', async () => {
  const { store } = await townDatabase();
  const add = (more: Partial<NewTerm> & Pick<NewTerm, 'kind' | 'slug'>) =>
    store.write((tx) =>
      addTerm(
        tx,
        { name: '新しい', nameEn: 'New', kana: null, parent: null, group: null, ...more },
        AT,
      ),
    );
  expect(await add({ kind: 'category', slug: 'crafts' })).toBeUndefined();
  const crafts = await term(store, 'category', 'crafts');
  expect(crafts.parentId).toBeNull();
  expect(await add({ kind: 'category', slug: 'lacquer', parent: crafts.id })).toBeUndefined();
  const lacquer = await term(store, 'category', 'lacquer');
  expect(lacquer.parentId).toBe(crafts.id);
  expect(await add({ kind: 'category', slug: 'bowls', parent: lacquer.id })).toBe('gone');
  const [like] = await listTerms(store.read, 'feature');
  expect(await add({ kind: 'feature', slug: 'terrace', group: like!.group })).toBeUndefined();
  expect((await term(store, 'feature', 'terrace')).group).toBe(like!.group);
  expect(await add({ kind: 'feature', slug: 'garden', group: 'none' })).toBe('gone');
  const { categories } = await getTaxonomy(store.read);
  expect(categories.filter(({ parent }) => parent === 'crafts')).toHaveLength(1);
});
