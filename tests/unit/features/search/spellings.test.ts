import { expect, test } from 'vitest';
import { spellingsOf } from '#features/search/spellings.ts';

test.each([
  ['やきにく', '焼肉'],
  ['ゆだおんせん', '湯田温泉'],
  ['高砂紙店', '髙砂紙店'],
  ['らあめん', 'らーめん'],
  ['コ-ヒ-', 'こーひー'],
  ['湯田 ほんや', '湯田 書店'],
  ['ｺｰﾋｰ風花台', 'こーひー 風花台'],
])('%s is also asked for as %s', (typed, other) => {
  expect(spellingsOf(typed)).toContain(other);
});

test('what was typed is asked first, and never more than five spellings', () => {
  const all = spellingsOf('やきにく きっさ らあめん');
  expect(all[0]).toBe('やきにく きっさ らあめん');
  expect(all).toHaveLength(5);
});
