import { describe, expect, test } from 'vitest';
import { shopEntry } from '#features/shops/entry.ts';
import { endEntry } from '#features/drafts/review-commands.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import type { EntryRow } from '#features/drafts/entries.ts';
import type { Kind } from '#features/drafts/schema.ts';
import { refreshNews, tellNews, withdrawNews } from '#features/news/about-commands.ts';
import { getPublishedNews, listNewsAbout, listNewsOf } from '#features/news/queries.ts';
import type { ShopBody } from '#features/shops/schema.ts';
import { shopTellings } from '#features/shops/tell.ts';
import { noticesOf } from '#features/tell/notices.ts';
import { isTooLongForX } from '#features/tell/texts.ts';
import { toTell } from '#features/tell/view.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someOpenEntry, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const SITE = 'https://portal.example';
const teller = {
  site: 'エール！やまぐち',
  today: '2026-11-24',
  name: '架空の店',
  phone: null,
  say: (_: string, value: unknown) => String(value),
  day: (date: string) => date,
};
const day = (
  date: string,
  hours: string | null = null,
  reason: string | null = '年末年始休業',
) => ({
  date,
  hours,
  reason,
  reasonEn: null,
});
const shopWith = (body: object) => shopEntry.parse(body) as ShopBody;

async function opened(kind: Kind) {
  const { store } = await townDatabase();
  const entry = await someOpenEntry(store, kind, AT);
  return { store, entry, editor: memberOf(entry.businessId) };
}

/** What a tap on 「お知らせに載せる」 writes. */
async function tell(store: Store, entry: EntryRow, key: string, at = AT): Promise<string> {
  const editor = memberOf(entry.businessId);
  const body = (await noticesOf(store.read, editor, entry, SITE, at)).get(key)!;
  const about = { kind: entry.kind, id: entry.id, key };
  const slug = `${entry.kind}-${entry.id}-${key}`;
  const notice = { slug, businessId: entry.businessId, about, demo: true, body };
  return store.write((tx) => tellNews(tx, notice, at));
}

describe('what a shop can tell', () => {
  test('is each run of days it is closed, named by its last day', () => {
    const days = ['2026-12-31', '2027-01-01', '2027-01-02', '2027-02-11'].map((date) => day(date));
    const told = shopTellings(shopWith({ exceptions: days }), teller);
    expect(told.map(({ key, lines }) => [key, lines[0]])).toEqual([
      ['closed-2027-01-02', '2026-12-31〜2027-01-02は、お休みします。'],
      ['closed-2027-02-11', '2027-02-11は、お休みします。'],
    ]);
    expect(told[0]!.what).toBe('年末年始休業のお知らせ');
  });

  test('keeps days with other hours or another reason apart, and leaves out what is over', () => {
    const exceptions = [
      day('2026-11-20'),
      day('2026-12-30', '10:00-15:00,17:00-20:00', null),
      day('2026-12-31'),
    ];
    const told = shopTellings(shopWith({ exceptions }), teller);
    expect(told.map(({ lines }) => lines[0])).toEqual([
      '2026-12-30は、10:00〜15:00・17:00〜20:00に営業します。',
      '2026-12-31は、お休みします。',
    ]);
  });

  test('is nothing of its usual hours while it is closed', () => {
    const hours = { value: 'Mo-Fr 10:00-18:00' };
    const keys = (closure: string) =>
      shopTellings(shopWith({ hours, summary: '花', closure }), teller).map(({ key }) => key);
    expect(keys('none')).toEqual(['hours', 'entry']);
    expect(keys('temporary')).toEqual([]);
  });
});

describe('what any entry can tell', () => {
  test.each(['shop', 'coupon', 'job', 'event', 'product'] as const)(
    'of a %s are texts with its address, and a notice',
    async (kind) => {
      const { store, entry, editor } = await opened(kind);
      const told = await toTell(store.read, editor, entry, SITE, AT);
      const one = told!.list.find(({ key }) => key === 'entry')!;
      expect(one.texts.map(({ use }) => use)).toEqual(['sns', 'bulletin']);
      expect(one.texts[0]!.text).toContain(`/${entry.slug}`);
      const slug = await tell(store, entry, 'entry');
      const notice = await getPublishedNews(store.read, slug, AT);
      expect(notice!.title).toContain(one.what);
      expect(notice!.body).toContain(`${SITE}/`);
    },
  );

  test('of a job names everything a recruiter must say on a network', async () => {
    const { store, entry, editor } = await opened('job');
    const told = await toTell(store.read, editor, entry, SITE, AT);
    const { text } = told!.list[0]!.texts[0]!;
    for (const label of ['募集', '賃金', '仕事の内容', '働く場所', '募集者', '連絡先'])
      expect(text).toContain(label);
  });

  test('is nothing of somebody else', async () => {
    const { store, entry } = await opened('shop');
    const other = memberOf(entry.businessId + 1);
    expect(await toTell(store.read, other, entry, SITE, AT)).toBeUndefined();
    expect(await noticesOf(store.read, other, entry, SITE, AT)).toEqual(new Map());
  });
});

describe('a notice made with one tap', () => {
  test('is the same one when it is told twice, stands with the shop, and is withdrawn', async () => {
    const { store, entry } = await opened('shop');
    const slug = await tell(store, entry, 'entry');
    expect(await tell(store, entry, 'entry', new Date(AT.getTime() + 60_000))).toBe(slug);
    const own = await listNewsOf(store.read, entry.businessId, AT, 10);
    expect(own.filter((one) => one.slug === slug)).toHaveLength(1);
    expect(await listNewsAbout(store.read, entry, AT)).toEqual(new Map([['entry', slug]]));
    const about = { kind: entry.kind, id: entry.id, key: 'entry' };
    await store.write((tx) => withdrawNews(tx, about, AT));
    expect(await listNewsAbout(store.read, entry, AT)).toEqual(new Map());
    await tell(store, entry, 'entry');
    expect(await listNewsAbout(store.read, entry, AT)).toEqual(new Map([['entry', slug]]));
  });

  test('follows what is public: a new text, and none any more once it has ended', async () => {
    const { store, entry, editor } = await opened('shop');
    const slug = await tell(store, entry, 'hours');
    const refreshed = async () => {
      const current = () => noticesOf(store.read, editor, entry, SITE, AT);
      const bodies = await current();
      await store.write((tx) => refreshNews(tx, entry, () => Promise.resolve(bodies), AT));
      return getPublishedNews(store.read, slug, AT);
    };
    const hours = { value: 'Tu-Su 11:00-16:00', note: null, text: null };
    await written(
      store,
      (tx, schedules) =>
        saveDraft(
          tx,
          editor,
          { ref: entry, values: { hours }, base: {}, asked: true },
          schedules,
          AT,
        ),
      AT,
    );
    expect((await refreshed())!.body).toContain('11:00〜16:00');
    await store.write((tx) => endEntry(tx, editor, entry, 'done', AT));
    expect(await refreshed()).toBeUndefined();
  });
});

test.each([
  ['140 Japanese letters', 'あ'.repeat(140), false],
  ['141 of them', 'あ'.repeat(141), true],
  ['a long address', `${'あ'.repeat(128)}https://example.jp/${'x'.repeat(200)}`, false],
])('a post on X with %s', (_, text, isTooLong) => {
  expect(isTooLongForX(text)).toBe(isTooLong);
});
