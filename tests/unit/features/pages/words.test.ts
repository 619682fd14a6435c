import { describe, expect, test } from 'vitest';
import { differenceOf } from '#features/pages/difference.ts';
import { firstWords } from '#features/pages/page-texts.ts';
import { PageWordsInput } from '#features/pages/schema.ts';
import { restorePageWords, writePageWords } from '#features/pages/words-commands.ts';
import {
  getPageVersion,
  getPageWords,
  listPages,
  listPageVersions,
  readPageText,
} from '#features/pages/words-queries.ts';
import { searchPages } from '#features/pages/search.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const KEY = { page: 'help', locale: 'ja' } as const;
const typed = {
  ...KEY,
  title: '使い方',
  description: '使い方の説明。',
  lead: 'お困りですか。',
  body: '## 電話 {#phone}\n\n窓口へどうぞ。',
  base: '1',
};
const written = (own: object = {}) => PageWordsInput.parse({ ...typed, ...own });

test.each([
  ['title', { title: ' ' }, 'required'],
  ['body', { body: 'まえがき\n\n## 見出し' }, 'noHeading'],
  ['body', { body: `## ${'あ'.repeat(40_000)}` }, 'tooLong'],
  ['page', { page: 'listing' }, undefined],
])('what is typed is refused at %s', (field, own, message) => {
  const { error } = PageWordsInput.safeParse({ ...typed, ...own });
  expect(error?.issues[0]?.path).toEqual([field]);
  if (message) expect(error?.issues[0]?.message).toBe(message);
});

describe('the words of a page', () => {
  test('are those it came with until somebody writes others', async () => {
    const { store } = await emptyDatabase();
    expect(await getPageWords(store.read, 'help', 'ja')).toEqual({
      ...firstWords('help', 'ja'),
      ...{ number: 1, author: null, at: null },
    });
    expect((await listPages(store.read)).every(({ at }) => at === null)).toBe(true);
  });

  test('are the newest, in their language only, and every version stays', async () => {
    const { store } = await emptyDatabase();
    expect(await store.write((tx) => writePageWords(tx, written(), '職員 花子', AT))).toBe(true);
    const again = written({ base: 2, title: '使いかた' });
    expect(await store.write((tx) => writePageWords(tx, again, '職員 次郎', AT))).toBe(true);
    expect((await readPageText(store.read, 'help', 'ja')).title).toBe('使いかた');
    expect((await readPageText(store.read, 'help', 'en')).title).toBe(
      firstWords('help', 'en').title,
    );
    expect(
      (await listPageVersions(store.read, 'help', 'ja')).map(({ number, author }) => [
        number,
        author,
      ]),
    ).toEqual([
      [3, '職員 次郎'],
      [2, '職員 花子'],
      [1, null],
    ]);
    expect(await getPageVersion(store.read, 'help', 'ja', 2)).toMatchObject({ title: '使い方' });
    expect(await getPageVersion(store.read, 'help', 'ja', 9)).toBeUndefined();
    const told = await store.read.selectFrom('change').select('tag').execute();
    expect(told).toEqual([{ tag: 'page:help' }, { tag: 'page:help' }]);
  });

  test('of two people who began from the same, only the first is kept', async () => {
    const { store } = await emptyDatabase();
    await store.write((tx) => writePageWords(tx, written({ title: '先' }), '甲', AT));
    expect(await store.write((tx) => writePageWords(tx, written({ title: '後' }), '乙', AT))).toBe(
      false,
    );
    expect((await getPageWords(store.read, 'help', 'ja')).title).toBe('先');
  });

  test('of an earlier version come back as the newest, those it came with too', async () => {
    const { store } = await emptyDatabase();
    await store.write((tx) => writePageWords(tx, written(), '甲', AT));
    expect(await store.write((tx) => restorePageWords(tx, KEY, 1, '乙', AT))).toBe(true);
    expect(await getPageWords(store.read, 'help', 'ja')).toMatchObject({
      ...firstWords('help', 'ja'),
      ...{ number: 3, author: '乙' },
    });
    expect(await store.write((tx) => restorePageWords(tx, KEY, 9, '乙', AT))).toBe(false);
  });

  test('name what the site knows itself, letter by letter', async () => {
    const { store } = await emptyDatabase();
    const { sections } = await readPageText(store.read, 'privacy', 'ja', { cookie: '__Host-c' });
    expect(JSON.stringify(sections)).toContain('名前は「__Host-c」');
  });

  test('are found by the search as they are now', async () => {
    const { store } = await emptyDatabase();
    await store.write((tx) => writePageWords(tx, written(), '甲', AT));
    const record = (await searchPages(store.read, AT)).find(({ path }) => path === '/help');
    expect(record).toMatchObject({ name: '使い方', terms: ['電話'] });
    expect(record?.text).toContain('窓口へどうぞ');
    expect(record?.textEn).not.toContain('窓口');
  });
});

test('a difference is said word by word, and both texts can be put together from it', () => {
  const [before, after] = ['毎週月曜日は休みです。', '毎週火曜日は休みです。祝日は開けます。'];
  const pieces = differenceOf(before, after);
  const side = (without: string) =>
    pieces
      .filter(({ change }) => change !== without)
      .map(({ text }) => text)
      .join('');
  expect([side('added'), side('removed')]).toEqual([before, after]);
  expect(pieces.some(({ change, text }) => change === 'same' && text.includes('休みです'))).toBe(
    true,
  );
});
