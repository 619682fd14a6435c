import { expect, test } from 'vitest';
import { fold } from '#features/search/fold.ts';
import { nameTokens, phraseOf, tokensOf, wholePhrase } from '#features/search/tokens.ts';

/** Whether a text holds a phrase: its words in order, as Pagefind looks for them. */
const holds = (text: string[], phrase: string[] | null) =>
  phrase !== null && ` ${text.join(' ')} `.includes(` ${phrase.join(' ')} `);

test.each([
  ['山口市湯田温泉の宿', '湯田温泉', true],
  ['山口市湯田温泉の宿', '田温', true],
  ['湯の田と温泉', '湯田温泉', false],
  ['チョコレートの店', 'ちょこ', true],
  ['Tシャツと本', 'tシャツ', true],
  ['12月の市', '12月', true],
  ['A class to start', 'art', false],
  ['An art class', 'ar', true],
  ['髙橋の店', '高橋', true],
])('%s holds %s: %s', (text, word, expected) => {
  expect(holds(tokensOf(text), phraseOf(fold(word)))).toBe(expected);
});

test('a whole name is told from one that only begins alike, with and without its spaces', () => {
  const name = nameTokens('カフェ ひつじ雲');
  expect(holds(name, wholePhrase('カフェひつじ雲'))).toBe(true);
  expect(holds(name, wholePhrase('かふぇ　ひつじ雲'))).toBe(true);
  expect(holds(name, wholePhrase('カフェ'))).toBe(false);
  expect(holds(name, wholePhrase('ひつじ雲'))).toBe(false);
});

test('a single letter is no phrase; its spelling begins those of all pairs it begins', () => {
  expect(phraseOf('茶')).toBeNull();
  expect(tokensOf('茶房')[0]).toMatch(new RegExp(`^${tokensOf('茶')[0]!}`));
});
