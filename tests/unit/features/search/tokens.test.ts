import { expect, test } from 'vitest';
import { fold } from '#features/search/fold.ts';
import {
  nameTokens,
  phraseOf,
  tokensOf,
  wholePhrase,
  type Phrase,
} from '#features/search/tokens.ts';

/** Whether a text holds a phrase: its words in order, as Pagefind looks for them. */
const holds = (text: string[], { exact, begins }: Phrase) =>
  ` ${text.join(' ')} `.includes(exact.length > 0 ? ` ${exact.join(' ')} ` : '') &&
  (begins === null || text.some((token) => token.startsWith(begins)));

const whole = (text: string[], q: string) => holds(text, { exact: wholePhrase(q), begins: null });

test.each([
  ['山口市湯田温泉の宿', '湯田温泉', true],
  ['山口市湯田温泉の宿', '田温', true],
  ['湯の田と温泉', '湯田温泉', false],
  ['チョコレートの店', 'ちょこ', true],
  ['Tシャツと本', 'tシャツ', true],
  ['12月の市', '12月', true],
  ['A class to start', 'art', false],
  ['An art class', 'ar', true],
  ['An art class', 'rt', false],
  ['髙橋の店', '高橋', true],
])('%s holds %s: %s', (text, word, expected) => {
  expect(holds(tokensOf(text), phraseOf(fold(word)))).toBe(expected);
});

test('a whole name is told from one that only begins alike, with and without its spaces', () => {
  const name = nameTokens('カフェ ひつじ雲');
  expect(whole(name, 'カフェひつじ雲')).toBe(true);
  expect(whole(name, 'かふぇ　ひつじ雲')).toBe(true);
  expect(whole(name, 'カフェ')).toBe(false);
  expect(whole(name, 'ひつじ雲')).toBe(false);
});

test('a single letter is no phrase; its spelling begins those of all pairs it begins', () => {
  expect(phraseOf('茶')).toEqual({ exact: [], begins: tokensOf('茶')[0] });
  expect(tokensOf('茶房')[0]).toMatch(new RegExp(`^${tokensOf('茶')[0]!}`));
});
