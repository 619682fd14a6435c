import { describe, expect, test } from 'vitest';
import { demoNews } from '#db/seed/news/index.ts';
import { addNews, updateNews, type NewNotice } from '#features/news/commands.ts';
import { feedItems } from '#features/news/feed.ts';
import { readPage } from '#features/entries/page.ts';
import { writeNewsPage } from '#features/news/list-input.ts';
import {
  getImportantNews,
  getPublishedNews,
  listFeedNews,
  listLatestNews,
  listNews,
  listNewsAddresses,
} from '#features/news/queries.ts';
import { NewsInput } from '#features/news/schema.ts';
import type { Store } from '#server/db.ts';
import { replaceDemoNews } from '../../../../src/cli/setup/news.ts';
import { emptyDatabase, townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const HOUR = 3_600_000;
const FROM = '2026-11-24T00:00:00.000Z';
const UNTIL = '2026-11-25T00:00:00.000Z';

const written = {
  title: '窓口の時間',
  body: '九時から五時まで。',
  publishFrom: FROM,
  visibility: 'published',
};

function notice(slug: string, own: object = {}, rest: Partial<NewNotice> = {}): NewNotice {
  const body = NewsInput.parse({ ...written, ...own });
  return { slug, businessId: null, demo: false, body, ...rest };
}

const add = (store: Store, ...notices: NewNotice[]) =>
  store.write((tx) => addNews(tx, notices, AT));

const slugs = (notices: { slug: string }[]) => notices.map(({ slug }) => slug);

describe('what is written', () => {
  test.each([
    ['no title', { title: ' ' }],
    ['no text', { body: '' }],
    ['a title that is too long', { title: 'あ'.repeat(81) }],
    ['an end at its beginning', { publishUntil: FROM }],
    ['a beginning that is no time', { publishFrom: '2026-02-30T00:00:00Z' }],
    ['importance without an end', { importance: 'important' }],
  ])('is refused with %s', (_, own) => {
    expect(NewsInput.safeParse({ ...written, ...own }).success).toBe(false);
  });

  test('is a moment in UTC whatever its offset, and hidden unless it says otherwise', () => {
    const body = NewsInput.parse({
      ...written,
      publishFrom: '2026-11-24T09:00:00+09:00',
      visibility: undefined,
    });
    expect(body.publishFrom).toBe(FROM);
    expect(body.visibility).toBe('hidden');
  });

  test('is held by the table as well', async () => {
    const { store } = await emptyDatabase();
    const body = notice('x').body;
    for (const wrong of [
      { publishUntil: FROM },
      { importance: 'important' as const },
      { publishFrom: '2026-11-24' },
    ]) {
      await expect(add(store, { ...notice('x'), body: { ...body, ...wrong } })).rejects.toThrow(
        /CHECK constraint/,
      );
    }
  });
});

describe('a notice', () => {
  test('is there from its first moment, and no longer at its last', async () => {
    const { store } = await emptyDatabase();
    await add(store, notice('x', { publishUntil: UNTIL, importance: 'important' }));
    const seen = async (at: Date) => [
      (await getPublishedNews(store.read, 'x', at)) !== undefined,
      (await listNews(store.read, 1, at)).total === 1,
      (await getImportantNews(store.read, at)) !== undefined,
      (await listFeedNews(store.read, at, 9, true)).length === 1,
      (await listNewsAddresses(store.read, at)).length === 1,
    ];
    const [from, until] = [+new Date(FROM), +new Date(UNTIL)];
    const all = (is: boolean) => Array.from({ length: 5 }, () => is);
    expect(await seen(new Date(from - 1))).toEqual(all(false));
    expect(await seen(new Date(from))).toEqual(all(true));
    expect(await seen(new Date(until - 1))).toEqual(all(true));
    expect(await seen(new Date(until))).toEqual(all(false));
  });

  test('is nowhere while it is hidden or archived', async () => {
    const { store } = await emptyDatabase();
    await add(
      store,
      notice('a', { visibility: 'hidden' }),
      notice('b', { visibility: 'archived' }),
    );
    expect((await listNews(store.read, 1, AT)).notices).toEqual([]);
    expect(await getPublishedNews(store.read, 'a', AT)).toBeUndefined();
  });

  test('heads the home page only when it is important, the newest of them', async () => {
    const { store } = await emptyDatabase();
    const important = { importance: 'important', publishUntil: UNTIL };
    await add(
      store,
      notice('older', { ...important, publishFrom: '2026-11-20T00:00:00Z' }),
      notice('newer', important),
      notice('plain'),
    );
    expect((await getImportantNews(store.read, AT))?.slug).toBe('newer');
  });

  test('changes only in the version that was read, and says so', async () => {
    const { store } = await emptyDatabase();
    const [id] = await add(store, notice('x'));
    const later = new Date(+AT + HOUR);
    const change = (baseVersion: number, title: string) =>
      store.write((tx) =>
        updateNews(tx, { id: id!, baseVersion }, notice('x', { title }).body, later),
      );
    expect((await getPublishedNews(store.read, 'x', later))?.changedAt).toBeNull();
    expect(await change(1, '一度目')).toBe(true);
    expect(await change(1, '二度目')).toBe(false);
    const now = await getPublishedNews(store.read, 'x', later);
    expect([now?.title, now?.changedAt]).toEqual(['一度目', later.toISOString()]);
    const tags = await store.read.selectFrom('change').select('tag').execute();
    expect(tags.map(({ tag }) => tag)).toEqual([`news:${id}`, `news:${id}`]);
  });
});

describe('the list', () => {
  test('is newest first, in pages of 24, the last one for any past it', async () => {
    const { store } = await emptyDatabase();
    const days = Array.from({ length: 30 }, (_, i) => String(i + 1).padStart(2, '0'));
    // Entered in no order of their dates.
    await add(
      store,
      ...days
        .toSorted((a, b) => ((Number(a) * 7) % 31) - ((Number(b) * 7) % 31))
        .map((day) => notice(`n${day}`, { publishFrom: `2026-10-${day}T00:00:00Z` })),
    );
    const newest = days.toReversed().map((day) => `n${day}`);
    const first = await listNews(store.read, 1, AT);
    expect(slugs(first.notices)).toEqual(newest.slice(0, 24));
    expect([first.total, first.pages]).toEqual([30, 2]);
    const last = await listNews(store.read, 99, AT);
    expect([slugs(last.notices), last.page]).toEqual([newest.slice(24), 2]);
    expect(slugs(await listLatestNews(store.read, AT, 3))).toEqual(newest.slice(0, 3));
  });

  test('puts what appeared at the same moment in the reverse order of its entry', async () => {
    const { store } = await emptyDatabase();
    await add(store, notice('a'), notice('b'));
    expect(slugs((await listNews(store.read, 1, AT)).notices)).toEqual(['b', 'a']);
  });

  test('reads any address, and writes none for its first page', () => {
    const read = (query: string) => readPage(new URLSearchParams(query));
    expect(['', 'page=0', 'page=-1', 'page=x', 'page=1e9', 'page=2'].map(read)).toEqual([
      1, 1, 1, 1, 1, 2,
    ]);
    expect([1, 2].map(writeNewsPage)).toEqual(['', '?page=2']);
  });
});

describe('the demo', () => {
  test('has notices of every kind, and the same addresses on another day', async () => {
    const { store } = await townDatabase();
    const { notices } = await listNews(store.read, 1, AT);
    expect(slugs(notices)).toEqual(demoNews.map(({ slug }) => slug));
    expect(notices.some(({ sender }) => sender !== null)).toBe(true);
    expect(notices.some(({ titleEn }) => titleEn === null)).toBe(true);
    const later = new Date(+AT + 200 * 24 * HOUR);
    await store.write((tx) => replaceDemoNews(tx, later));
    expect(slugs((await listNews(store.read, 1, later)).notices)).toEqual(slugs(notices));
    expect(await getImportantNews(store.read, later)).toBeDefined();
  });

  test('says in every notice and language that it is none', () => {
    for (const { slug, title, body } of demoNews) {
      expect(
        [title[0], body[0]].every((text) => text!.includes('デモ')),
        slug,
      ).toBe(true);
      if (title[1] !== null) expect(`${title[1]}${body[1]}`, slug).toMatch(/Demo.*demo/s);
    }
  });

  test('is left out of a real site’s feed and sitemap, with what demo businesses say', async () => {
    const { store } = await townDatabase();
    await add(store, notice('real'), notice('of-a-demo-shop', {}, { businessId: 1 }));
    expect(slugs(await listFeedNews(store.read, AT, 50, false))).toEqual(['real']);
    expect(await listFeedNews(store.read, AT, 50, true)).toHaveLength(demoNews.length + 2);
    expect(slugs(await listNewsAddresses(store.read, AT))).not.toContain('demo-opening');
  });
});

test('the feed says in the reader’s language what there is to say', async () => {
  const { store } = await emptyDatabase();
  await add(
    store,
    notice('x', { titleEn: 'Our counter', bodyEn: 'From nine\nto five.\n\nMore of it.' }),
  );
  const notices = await listFeedNews(store.read, AT, 9, false);
  expect(feedItems(notices, 'en', 'https://yell.example')).toEqual([
    {
      title: 'Our counter',
      description: 'From nine to five.',
      link: 'https://yell.example/en/news/x',
      pubDate: new Date(FROM),
    },
  ]);
  expect(feedItems(notices, 'ja', 'https://yell.example')[0]).toMatchObject({
    title: '窓口の時間',
    link: 'https://yell.example/news/x',
  });
});
