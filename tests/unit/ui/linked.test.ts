import { expect, test } from 'vitest';
import { linked } from '#ui/linked.ts';

const addresses = (text: string) => linked(text).flatMap(({ href }) => href ?? []);

test.each([
  ['案内はhttps://example.jp/a?b=1#cです。', ['https://example.jp/a?b=1#c']],
  [
    'See https://example.jp/guide. Or http://example.jp, too',
    ['https://example.jp/guide', 'http://example.jp'],
  ],
  ['（https://example.jp/）', ['https://example.jp/']],
  ['javascript:alert(1) and example.jp and https://', []],
])('“%s” leads to %j', (text, expected) => {
  expect(addresses(text)).toEqual(expected);
  expect(
    linked(text)
      .map((run) => run.text)
      .join(''),
  ).toBe(text);
});
