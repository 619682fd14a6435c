import { expect, test } from 'vitest';
import { setPopularTerms } from '#features/search/commands.ts';
import { readPopularTerms } from '#features/search/queries.ts';
import { PopularTermsInput } from '#features/search/schema.ts';
import { emptyDatabase } from '../../../support/database.ts';

test('what the staff say that many look for is shown in the order they typed it', async () => {
  const { store } = await emptyDatabase();
  expect(await readPopularTerms(store.read, 'ja')).toContain('湯田温泉');
  const typed = PopularTermsInput.parse({ ja: ' 点灯式 \r\n\r\nカフェ\n点灯式', en: null });
  await store.write((tx) => setPopularTerms(tx, typed, new Date()));
  expect(await readPopularTerms(store.read, 'ja')).toEqual(['点灯式', 'カフェ']);
  expect(await readPopularTerms(store.read, 'en')).toEqual([]);
});

test('too many or too long words are refused', () => {
  const refused = (ja: string) => !PopularTermsInput.safeParse({ ja, en: '' }).success;
  expect(refused('あ'.repeat(41))).toBe(true);
  expect(refused([...'一二三四五六七八九'].join('\n'))).toBe(true);
});
