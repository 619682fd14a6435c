import { expect, test } from 'vitest';
import { excerpt, marked } from '#features/search/mark.ts';

const shown = (text: string, q: string) =>
  marked(text, q)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['as written', '板チョコを割る', 'チョコ', '板[チョコ]を割る'],
  ['in the other kana', '板チョコを割る', 'ちょこ', '板[チョコ]を割る'],
  ['in either width', 'CAFEと本', 'ｃａｆｅ', '[CAFE]と本'],
  ['with today’s form of a character', '髙橋酒店', '高橋', '[髙橋]酒店'],
  ['every word, everywhere', '湯と湯田の湯', '湯田 湯', '[湯]と[湯田]の[湯]'],
  ['nothing', '月の裏側', 'チョコ', '月の裏側'],
  ['markup is text', '<b>湯</b>', '湯', '<b>[湯]</b>'],
])('marks %s', (_what, text, q, expected) => {
  expect(shown(text, q)).toBe(expected);
});

test('whatever is marked, the text stays the same', () => {
  const text = '𠮷野家のラーメン、\n🍜 12月から';
  for (const q of ['ラーメン', '12', '𠮷', 'ー', '🍜', ''])
    expect(
      marked(text, q)
        .map((piece) => piece.text)
        .join(''),
      q,
    ).toBe(text);
});

test('an excerpt begins near what was asked for', () => {
  const text = `${'あ'.repeat(200)}温泉${'い'.repeat(200)}`;
  expect(excerpt(text, '温泉')).toMatch(/^…あ{24}温泉い+…$/);
  expect(excerpt('短い文', '温泉')).toBe('短い文');
});
