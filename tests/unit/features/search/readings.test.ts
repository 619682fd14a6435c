import { expect, test } from 'vitest';
import { readingsOf } from '#features/search/readings.ts';

test('common words are known by their readings and by other names, the longest first', () => {
  expect(readingsOf('湯田温泉の宿')).toContain('ゆだおんせん');
  expect(readingsOf('理容 あか')).toContain('とこや');
});

test('a word of one letter is read only where it stands alone', () => {
  expect(readingsOf('本・文具')).toContain('ほんや');
  expect(readingsOf('月見つくね 一本おまけ')).not.toContain('ほんや');
});
