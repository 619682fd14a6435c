import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  addEntry,
  copyCampaign,
  dropEntry,
  setShown,
  writeCampaign,
  writeProgramme,
} from '#features/campaigns/desk-commands.ts';
import { readProgramme } from '#features/campaigns/programme.ts';
import {
  getCampaignAt,
  getDeskCampaign,
  listDeskCampaigns,
  listParts,
} from '#features/campaigns/desk-queries.ts';
import { findShops, findToGather, listGathered } from '#features/campaigns/gather-queries.ts';
import { listFormerShops } from '#features/campaigns/joining-queries.ts';
import { dropPart, movePart, orderParts, writePart } from '#features/campaigns/part-commands.ts';
import { PALETTE_NAMES, paletteOf } from '#features/campaigns/palettes.ts';
import { getPublishedCampaign } from '#features/campaigns/queries.ts';
import { DeskCampaignInput, PartInCampaignInput } from '#features/campaigns/desk-input.ts';
import { LookInput } from '#features/campaigns/schema.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const typed = {
  slug: 'ume-2027',
  name: '梅の小径',
  startsOn: '2027-02-01',
  endsOn: '2027-02-28',
  palette: 'plum',
  pattern: 'asanoha',
  lead: '梅の町を歩きます。',
  body: '咲きます。',
};

const write = (store: Store, own: object = {}) =>
  store.write((tx) => writeCampaign(tx, DeskCampaignInput.parse({ ...typed, ...own }), AT));

/** Ids of the first `n` public shops. */
async function shopsOf(store: Store, n: number): Promise<number[]> {
  const rows = await store.read
    .selectFrom('shop')
    .select('id')
    .where('visibility', '=', 'published')
    .orderBy('id')
    .limit(n)
    .execute();
  return rows.map(({ id }) => id);
}

/** A campaign with `n` shops on its way. */
async function withShops(store: Store, n: number): Promise<{ id: number; shops: number[] }> {
  const id = (await write(store)) as number;
  const shops = await shopsOf(store, n);
  for (const shop of shops)
    await store.write((tx) =>
      writePart(tx, PartInCampaignInput.parse({ id, shop, role: '参加店' }), AT),
    );
  return { id, shops };
}

const wayOf = async (store: Store, id: number) =>
  (await listParts(store.read, id)).map(({ shop_id: shop, position }) => [position, shop]);

describe('a form', () => {
  test.each([
    ['endsOn', { endsOn: '2027-01-31' }, 'endsBeforeItStarts'],
    ['startsOn', { startsOn: '' }, 'notADate'],
    ['slug', { slug: '梅' }, 'notASlug'],
    ['routeTitle', { routeTitle: '歩く順' }, 'routeWhole'],
    ['name', { name: ' ' }, 'required'],
  ])('says at %s what is wrong with %o', (field, own, message) => {
    const { error } = DeskCampaignInput.safeParse({ ...typed, ...own });
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });

  test('reads a price as people type it', () => {
    const price = (text: string) =>
      PartInCampaignInput.safeParse({ id: 1, shop: 1, role: '店', price: text }).data?.price;
    expect(['１，２００円', '1200', '', '-5', 'ただ'].map(price)).toEqual([
      1200,
      1200,
      null,
      undefined,
      undefined,
    ]);
  });
});

describe('a campaign made by the staff', () => {
  test('is nowhere until it is published, then has a page with its colours', async () => {
    const { store } = await townDatabase();
    const id = (await write(store)) as number;
    expect(await getPublishedCampaign(store.read, 'ume-2027', AT)).toBeUndefined();
    expect(await getCampaignAt(store.read, id, new Date('2027-02-10T03:00:00Z'))).toMatchObject({
      phase: 'running',
    });
    await store.write((tx) => setShown(tx, id, true, AT));
    const shown = await getPublishedCampaign(store.read, 'ume-2027', AT);
    expect(shown).toMatchObject({ name: '梅の小径', phase: 'coming', demo: false });
    expect(paletteOf(shown!.look)).toBe('plum');
  });

  test('has one address, its own from its first day in public on', async () => {
    const { store } = await townDatabase();
    const id = (await write(store)) as number;
    expect(await write(store, { slug: 'christmas' })).toBe('taken');
    expect(await write(store, { id, baseVersion: 1, slug: 'plum' })).toBe(id);
    expect(await write(store, { id, baseVersion: 1, name: '後' })).toBe('late');
    await store.write((tx) => setShown(tx, id, true, AT));
    await write(store, { id, baseVersion: 3, slug: 'other', name: '梅' });
    expect(await getDeskCampaign(store.read, id)).toMatchObject({ slug: 'plum', name: '梅' });
    expect(await write(store, { id: 9999 })).toBeUndefined();
  });

  test('keeps what the form does not ask for: claims, parts and colours of its own', async () => {
    const { store } = await townDatabase();
    const lines = await listDeskCampaigns(store.read);
    const chocolate = lines.find(({ name }) => name.includes('チョコ'))!;
    const before = (await getDeskCampaign(store.read, chocolate.id))!;
    const { id, slug, version: baseVersion, look } = before;
    await write(store, {
      id,
      baseVersion,
      slug,
      palette: 'own',
      pattern: look.pattern,
      scene: look.scene,
    });
    const after = (await getDeskCampaign(store.read, id))!;
    expect(after.look).toEqual(look);
    expect(after.story).toEqual({ ...before.story, route: null });
  });

  test('of last year begins next year’s: hidden, a year later, its shops to be asked anew', async () => {
    const { store } = await townDatabase();
    const { id, shops } = await withShops(store, 3);
    const coupon = (await findToGather(store.read, id, 'coupon', ''))[0]!;
    await store.write((tx) => addEntry(tx, { id, kind: 'coupon', entry: coupon.id }, AT));
    const next = (await store.write((tx) => copyCampaign(tx, id, AT)))!;
    const copy = (await getDeskCampaign(store.read, next))!;
    expect(copy).toMatchObject({
      ...{ slug: 'ume-2028', visibility: 'hidden', starts_on: '2028-02-01' },
      ...{ ends_on: '2028-02-28', copied_from: id, version: 1 },
    });
    expect((await listGathered(store.read, next)).map((one) => one.id)).toEqual([coupon.id]);
    expect(await listParts(store.read, next)).toEqual([]);
    expect((await listFormerShops(store.read, copy)).map((shop) => shop.id)).toEqual(shops);
    expect(await store.write((tx) => copyCampaign(tx, id, AT))).not.toBe(next);
  });
});

test.each(PALETTE_NAMES)('the colours %s are a look, and known again', async (palette) => {
  const { store } = await townDatabase();
  const id = (await write(store, { palette })) as number;
  const { look } = (await getDeskCampaign(store.read, id))!;
  expect(LookInput.safeParse(look).success).toBe(true);
  expect(paletteOf(look)).toBe(palette);
});

describe('what is gathered', () => {
  test('is found by its name, added once, and taken off again', async () => {
    const { store } = await townDatabase();
    const id = (await write(store)) as number;
    const [event] = await findToGather(store.read, id, 'event', 'パン');
    expect(event?.name).toContain('パン');
    const entry = { id, kind: 'event' as const, entry: event!.id };
    expect(await store.write((tx) => addEntry(tx, entry, AT))).toBe(true);
    await store.write((tx) => addEntry(tx, entry, AT));
    expect(await listGathered(store.read, id)).toHaveLength(1);
    const left = await findToGather(store.read, id, 'event', 'パン');
    expect(left.some((one) => one.id === event!.id)).toBe(false);
    expect(await store.write((tx) => addEntry(tx, { ...entry, entry: 99_999 }, AT))).toBe(false);
    expect(await store.write((tx) => dropEntry(tx, entry, AT))).toBe(true);
    expect(await store.write((tx) => dropEntry(tx, entry, AT))).toBe(false);
  });

  test('is not everything because somebody looked for a sign', async () => {
    const { store } = await townDatabase();
    expect(await findShops(store.read, 'そのような店はない%')).toEqual([]);
    expect((await findShops(store.read, '羊雲')).length).toBeGreaterThan(0);
  });
});

describe('the walking route', () => {
  test('moves a shop by one or to an end, and stays a way without gaps', async () => {
    const { store } = await townDatabase();
    const { id, shops } = await withShops(store, 3);
    const [a, b, c] = shops as [number, number, number];
    const move = (shop: number, to: 'up' | 'down' | 'first' | 'last') =>
      store.write((tx) => movePart(tx, { id, shop, to }, AT));
    const order = async () => (await wayOf(store, id)).map(([, shop]) => shop);
    await move(c, 'up');
    expect(await order()).toEqual([a, c, b]);
    await move(a, 'down');
    expect(await order()).toEqual([c, a, b]);
    await move(c, 'last');
    expect(await order()).toEqual([a, b, c]);
    expect(await move(a, 'up')).toBe(false);
    expect(await move(c, 'down')).toBe(false);
    await store.write((tx) => orderParts(tx, { id, order: [c, b] }, AT));
    expect(await order()).toEqual([c, b, a]);
    await store.write((tx) => dropPart(tx, { id, shop: b }, AT));
    expect(await wayOf(store, id)).toEqual([
      [1, c],
      [2, a],
    ]);
  });

  test('whatever is done to it, every shop has one place', async () => {
    const { store } = await townDatabase();
    const { id, shops } = await withShops(store, 5);
    const moves = fc.array(
      fc.record({
        shop: fc.constantFrom(...shops),
        to: fc.constantFrom('up' as const, 'down' as const, 'first' as const, 'last' as const),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(moves, async (steps) => {
        for (const step of steps) await store.write((tx) => movePart(tx, { id, ...step }, AT));
        const way = await wayOf(store, id);
        expect(way.map(([position]) => position)).toEqual([1, 2, 3, 4, 5]);
        expect(way.map(([, shop]) => shop).toSorted()).toEqual(shops.toSorted());
      }),
      { numRuns: 20 },
    );
  });

  test('keeps a shop’s place when what it offers is written anew', async () => {
    const { store } = await townDatabase();
    const { id, shops } = await withShops(store, 2);
    const part = { id, shop: shops[0], role: '一軒目', dish: '梅の茶', price: '500' };
    await store.write((tx) => writePart(tx, PartInCampaignInput.parse(part), AT));
    expect(await listParts(store.read, id)).toMatchObject([
      { shop_id: shops[0], role: '一軒目', dish: '梅の茶', price: 500, position: 1 },
      { shop_id: shops[1], role: '参加店', position: 2 },
    ]);
  });
});

describe('a programme', () => {
  const formOf = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, text] of Object.entries(fields)) form.append(name, text);
    return form;
  };
  const part = {
    'parts-3-title': '点灯式',
    'parts-3-text': '夕方に灯ります。',
    'parts-3-titleEn': 'Lighting up',
    'parts-3-textEn': 'At dusk.',
  };
  const claim = {
    'claims-0-text': '支出が一位でした。',
    'claims-0-year': '２０１８',
    'claims-0-basis': '総世帯',
    'claims-0-source': '家計調査',
    'claims-0-textEn': 'First in spending.',
    'claims-0-basisEn': 'All households',
    'claims-0-sourceEn': 'Household survey',
  };

  test('is written beside the rest of the story, and what is left empty is gone', async () => {
    const { store } = await townDatabase();
    const route = { routeTitle: '道', routeTitleEn: 'Way', routeLead: '歩く', routeLeadEn: 'Walk' };
    const id = (await write(store, route)) as number;
    const put = (fields: Record<string, string>, baseVersion: number) =>
      store.write((tx) =>
        writeProgramme(tx, { id, baseVersion }, readProgramme(formOf(fields)).programme!, AT),
      );
    expect(await put({ ...part, ...claim }, 1)).toBe('done');
    const { story } = (await getDeskCampaign(store.read, id))!;
    expect(story.parts).toMatchObject([{ title: '点灯式', textEn: 'At dusk.', note: null }]);
    expect(story.claims).toMatchObject([{ year: 2018, source: '家計調査' }]);
    expect(story.route).toMatchObject({ title: '道' });
    expect(await put(part, 1), 'opened before').toBe('late');
    expect(await put({}, 2)).toBe('done');
    expect((await getDeskCampaign(store.read, id))!.story.claims).toEqual([]);
  });

  test('lets no number stand without its year, basis and source, and says where they lack', () => {
    const bare = { ...part, 'claims-0-text': '日本一です。', 'parts-3-textEn': '' };
    const { programme, errors } = readProgramme(formOf(bare));
    expect(programme).toBeUndefined();
    expect(errors.map(({ id }) => id)).toEqual([
      'parts-0-textEn',
      'claims-0-year',
      'claims-0-textEn',
      'claims-0-basis',
      'claims-0-basisEn',
      'claims-0-source',
      'claims-0-sourceEn',
    ]);
    expect(new Set(errors.map(({ key }) => key))).toEqual(new Set(['required', 'notAYear']));
  });
});
