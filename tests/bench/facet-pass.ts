/** Measures one pass over all facets in a process of its own and hands the figures to its parent. */
import { openStore } from '#server/db.ts';
import { Bitset } from '#server/bitset.ts';
import { ShopDirectory, type DirectoryQuery } from '#features/shops/directory.ts';
import { Facets } from '#features/shops/facets.ts';
import { median } from './figures.ts';

const ROUNDS = 400;
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
const FILTERED = { ...EVERYTHING, category: ['eat'], feature: ['parking'], open: true };

/** Milliseconds of the middle one of many calls, after as many to warm up. */
async function measure(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 2 * ROUNDS; i += 1) {
    const start = performance.now();
    await work();
    if (i >= ROUNDS) times.push(performance.now() - start);
  }
  return median(times);
}

/** As many values as the directory has, each held by one shop in `every`. */
function facetsAlone(shops: number, values: number): { facets: Facets; all: Bitset } {
  const category = Array.from({ length: values }, (_, value) => String(value));
  const facets = new Facets({ area: [], zone: [], category, chamber: [], feature: [] });
  const all = new Bitset(shops);
  for (let position = 0; position < shops; position += 1) {
    all.add(position);
    facets.add('category', String(position % values), position);
  }
  return { facets, all };
}

const [dataDir = '', shops = '0'] = process.argv.slice(2);
const store = openStore(dataDir);
const start = performance.now();
const directory = await ShopDirectory.load(store.read);
const loadMs = performance.now() - start;
const at = new Date();
const page = (query: DirectoryQuery) => measure(() => directory.page(query, 0, 24, at));
const counts = (await directory.page(EVERYTHING, 0, 24, at)).counts;
const groups = Object.values(counts).filter((group) => group instanceof Map);
const values = groups.reduce((sum, group) => sum + group.size, 0);
const { facets, all } = facetsAlone(Number(shops), values);
process.send!({
  loadMs,
  values,
  everything: await page(EVERYTHING),
  filtered: await page(FILTERED),
  countAlone: await measure(() => facets.count(all, EVERYTHING, new Bitset(), all)),
});
await store.close();
process.disconnect();
