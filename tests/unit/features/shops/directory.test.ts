import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Updateable } from 'kysely';
import type { ShopTable } from '#db/schema.ts';
import { toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { ShopDirectory, type DirectoryQuery } from '#features/shops/directory.ts';
import { distance } from '#features/shops/near.ts';
import { NOW } from '../../../support/paths.ts';
import { emptyDatabase, townDatabase } from '../../../support/database.ts';

// The first test may have to make the demo town.
vi.setConfig({ testTimeout: 60_000 });

const AT = new Date(NOW);
const ALL = 1000;
const CITY = { west: 131, south: 33.8, east: 132, north: 34.7 };
const CENTRE = { lat: 34.17, lng: 131.47 };
const EVERYTHING: DirectoryQuery = {
  q: '',
  area: [],
  zone: [],
  category: [],
  feature: [],
  chamber: [],
  open: false,
  sort: 'confirmed',
  near: null,
};
const QUERIES: DirectoryQuery[] = [
  EVERYTHING,
  { ...EVERYTHING, sort: 'name' },
  { ...EVERYTHING, sort: 'near', near: CENTRE },
  { ...EVERYTHING, open: true },
  { ...EVERYTHING, category: ['eat'], feature: ['parking'] },
  { ...EVERYTHING, area: ['ogori', 'odono'], chamber: ['yamaguchi'], sort: 'name' },
  { ...EVERYTHING, q: '山口市 あ' },
];

const idsOf = async (directory: ShopDirectory, change: Partial<DirectoryQuery> = {}, at = AT) =>
  (await directory.page({ ...EVERYTHING, ...change }, 0, ALL, at)).ids;

/** What a directory tells of a query; maps as text, so that a difference stays readable. */
async function told(directory: ShopDirectory, query: DirectoryQuery): Promise<string[]> {
  const { total, ids, counts } = await directory.page(query, 0, ALL, AT);
  const part = await directory.list(query, 20, 24, AT);
  const { cells } = await directory.cells(query, CITY, 11, AT);
  const around = { category: query.category[0] ?? null, except: 3, limit: 5, at: AT };
  const groups = Object.entries(counts).map(([name, group]) =>
    group instanceof Map ? `${name} ${[...group].join(' ')}` : `${name} ${group}`,
  );
  const neighbours = directory.neighbours(CENTRE, around);
  return [`${total}: ${ids}`, `${part.ids}`, ...groups, JSON.stringify([cells, neighbours])];
}

async function update(store: Store, id: number, change: Updateable<ShopTable>): Promise<void> {
  await store.write((tx) => tx.updateTable('shop').set(change).where('id', '=', id).execute());
}

async function firstIds(store: Store, count: number): Promise<number[]> {
  const rows = await store.read
    .selectFrom('shop')
    .select('id')
    .orderBy('id')
    .limit(count)
    .execute();
  return rows.map((row) => row.id);
}

describe('the directory', () => {
  test('holds every published shop once, in pages that follow each other', async () => {
    const { store } = await townDatabase();
    const directory = await ShopDirectory.load(store.read);
    const { total, ids } = await directory.page(EVERYTHING, 0, ALL, AT);
    const rows = await store.read
      .selectFrom('shop')
      .select('id')
      .where('visibility', '=', 'published')
      .orderBy('confirmed_on', 'desc')
      .orderBy('id')
      .execute();
    expect(ids).toEqual(rows.map((row) => row.id));
    expect(total).toBe(ids.length);
    const paged: number[] = [];
    for (let skip = 0; skip < total; skip += 24) {
      paged.push(...(await directory.page(EVERYTHING, skip, 24, AT)).ids);
    }
    expect(paged).toEqual(ids);
  });

  test('counts a value as often as the list with it has shops', async () => {
    const { store } = await townDatabase();
    const directory = await ShopDirectory.load(store.read);
    const { counts } = await directory.page(EVERYTHING, 0, 1, AT);
    for (const group of ['area', 'zone', 'category', 'feature', 'chamber'] as const) {
      for (const [value, count] of counts[group]) {
        expect(await idsOf(directory, { [group]: [value] }), value).toHaveLength(count);
      }
    }
    expect(await idsOf(directory, { open: true })).toHaveLength(counts.open);
  });

  test('finds the texts that hold every word, in whatever script it is written', async () => {
    const { store } = await townDatabase();
    const directory = await ShopDirectory.load(store.read);
    const rows = await store.read.selectFrom('shop').select(['id', 'search']).execute();
    const expected = rows
      .filter(({ search }) => search.includes('山口市') && search.includes('こーひー'))
      .map((row) => row.id);
    expect(expected.length).toBeGreaterThan(0);
    const found = await idsOf(directory, { q: ' コーヒー　山口市 ' });
    expect(found.toSorted((a, b) => a - b)).toEqual(expected);
  });

  test('knows at every minute what is open', async () => {
    const { store } = await townDatabase();
    const directory = await ShopDirectory.load(store.read);
    for (const time of ['T00:00', 'T02:59', 'T03:00', 'T09:00', 'T20:30']) {
      const at = new Date(NOW.slice(0, 10) + time + ':00.000Z');
      const rows = await store.read
        .selectFrom('shop')
        .innerJoin('open_interval', 'open_interval.schedule_id', 'shop.schedule_id')
        .select('shop.id')
        .where('closure', '=', 'none')
        .where('starts_at', '<=', toIso(at))
        .where('ends_at', '>', toIso(at))
        .execute();
      const found = await idsOf(directory, { open: true }, at);
      expect(new Set(found), time).toEqual(new Set(rows.map((row) => row.id)));
    }
  });

  test('shows a shop from the first moment of its window until just before its end', async () => {
    const { store } = await townDatabase();
    const [id, later, ended] = (await firstIds(store, 3)) as [number, number, number];
    const [from, until] = ['2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z'];
    await update(store, id, { publish_from: from, publish_until: until });
    await update(store, later, { publish_from: from });
    await update(store, ended, { publish_until: until });
    const directory = await ShopDirectory.load(store.read);
    const shown = async (moment: number) => {
      const ids = await idsOf(directory, {}, new Date(moment));
      return [id, later, ended].map((one) => ids.includes(one));
    };
    expect(await shown(Date.parse(from) - 1)).toEqual([false, false, true]);
    expect(await shown(Date.parse(from))).toEqual([true, true, true]);
    expect(await shown(Date.parse(until) - 1)).toEqual([true, true, true]);
    expect(await shown(Date.parse(until))).toEqual([false, true, false]);
  });

  test('gives away no more than the neighbourhood of a business at home', async () => {
    const { store } = await townDatabase();
    const [id] = (await firstIds(store, 1)) as [number];
    await update(store, id, { address_precision: 'town', lat: 34.5678, lng: 131.1234 });
    const directory = await ShopDirectory.load(store.read);
    const { cells } = await directory.cells(EVERYTHING, CITY, 18, AT);
    expect(cells.find((cell) => cell.id === id)).toMatchObject({ lat: 34.57, lng: 131.12 });
    const around = { category: null, except: 0, limit: 1, at: AT };
    const [nearest] = directory.neighbours({ lat: 34.57, lng: 131.12 }, around);
    expect(nearest).toEqual({ id, metres: 0 });
  });

  test('finds the neighbours a look at every shop would find', async () => {
    const { store } = await townDatabase();
    const directory = await ShopDirectory.load(store.read);
    const rows = await store.read
      .selectFrom('shop')
      .select(['id', 'lat', 'lng'])
      .where('address_precision', '=', 'full')
      .where('lat', 'is not', null)
      .execute();
    for (const [except] of rows.slice(0, 20).map((row) => [row.id])) {
      const { lat, lng } = rows.find((row) => row.id === except)!;
      const from = { lat: lat!, lng: lng! };
      const around = { category: 'eat', except: except!, limit: ALL, at: AT };
      const found = directory.neighbours(from, around);
      const ofKind = new Set(await idsOf(directory, { category: ['eat'] }));
      const expected = rows
        .filter((row) => row.id !== except && ofKind.has(row.id))
        .map((row) => ({ id: row.id, metres: distance(from, { lat: row.lat!, lng: row.lng! }) }))
        .sort((a, b) => a.metres - b.metres || a.id - b.id)
        .filter(({ metres }) => metres <= 23_000);
      const exact = new Set(rows.map((row) => row.id));
      expect(found.filter(({ id }) => exact.has(id))).toEqual(expected);
    }
  });

  test('is empty, not broken, without any shop', async () => {
    const { store } = await emptyDatabase();
    const directory = await ShopDirectory.load(store.read);
    expect(await directory.page(EVERYTHING, 0, 24, AT)).toMatchObject({ total: 0, ids: [] });
    expect(await directory.page({ ...EVERYTHING, q: 'a' }, 0, 24, AT)).toMatchObject({ total: 0 });
  });
});

const day = fc.constantFrom(null, '2026-01-01', '2026-11-20', '2026-11-23');
const change = fc.oneof(
  fc.record({ visibility: fc.constantFrom('hidden' as const, 'published' as const) }),
  fc.record({ kana: fc.constantFrom('あ', 'かき', 'わん') }),
  fc.record({ confirmed_on: day }),
  fc.record({ area_id: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ search: fc.constantFrom('山口市 あ', 'い', '') }),
  fc.record({ closure: fc.constantFrom('none' as const, 'temporary' as const) }),
  fc.record({ schedule_id: fc.constantFrom(null, 1, 2) }),
  fc.record({ address_precision: fc.constantFrom('full' as const, 'town' as const) }),
  fc.record({ lat: fc.double({ min: 34, max: 34.4, noNaN: true }), lng: fc.constant(131.4) }),
  fc.record({ lat: fc.constant(null), lng: fc.constant(null) }),
  fc.constantFrom({ publish_until: '2026-11-24T00:00:00.000Z' }, { publish_until: null }),
);

/** Adds, removes or links something beside the row of a shop; returns the ids that are touched. */
async function touch(store: Store, kind: string, id: number): Promise<number[]> {
  return store.write(async (tx) => {
    if (kind === 'removed') await tx.deleteFrom('shop').where('id', '=', id).execute();
    if (kind === 'unlinked') {
      await tx.deleteFrom('shop_category').where('shop_id', '=', id).execute();
      await tx.deleteFrom('shop_feature').where('shop_id', '=', id).execute();
    }
    if (kind !== 'copied') return [id];
    const shop = await tx.selectFrom('shop').selectAll().where('id', '=', id).executeTakeFirst();
    if (!shop) return [];
    const values = { ...shop, id: undefined, slug: crypto.randomUUID(), source_key: null };
    const added = await tx.insertInto('shop').values(values).returning('id').executeTakeFirst();
    const link = { shop_id: added!.id, feature_id: 1 };
    await tx.insertInto('shop_feature').values(link).execute();
    return [added!.id];
  });
}

describe('a directory that follows changes', () => {
  test('tells the same as one that is loaded anew', async () => {
    const { store } = await townDatabase();
    const ids = await firstIds(store, 168);
    const directory = await ShopDirectory.load(store.read);
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom(...ids),
        fc.oneof(change, fc.constantFrom('removed', 'unlinked', 'copied')),
      ),
      { minLength: 1, maxLength: 12 },
    );
    // Each run goes on with what the one before it left: a long history of one directory.
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const touched = new Set<number>();
        for (const [id, what] of list) {
          if (typeof what === 'string') {
            for (const one of await touch(store, what, id)) touched.add(one);
          } else {
            await update(store, id, what);
            touched.add(id);
          }
        }
        await directory.refresh([...touched]);
        const fresh = await ShopDirectory.load(store.read);
        for (const query of QUERIES) {
          expect(await told(directory, query)).toEqual(await told(fresh, query));
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  test('asks anew what is open once it is told that schedules changed', async () => {
    const { store } = await townDatabase();
    const directory = await ShopDirectory.load(store.read);
    expect(await idsOf(directory, { open: true })).not.toEqual([]);
    await store.write((tx) => tx.deleteFrom('open_interval').execute());
    directory.forgetOpen();
    expect(await idsOf(directory, { open: true })).toEqual([]);
  });
});
