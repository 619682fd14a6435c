import { expect, test } from 'vitest';
import { nearestPart, nearestWord } from '#features/search/correct.ts';
import { squash } from '#features/search/fold.ts';

const KNOWN = ['ゆだおんせん', 'チョコレート', 'ひつじぐも', 'らーめん', 'うどん', 'こーひー'].map(
  (written) => ({ form: squash(written), written }),
);
const meant = (typed: string) => nearestWord(typed, KNOWN)?.written;

test.each([
  ['ゆだおんぜん', 'ゆだおんせん'],
  ['ゆたおんせん', 'ゆだおんせん'],
  ['ゆおだんせん', 'ゆだおんせん'],
  ['チョコレト', 'チョコレート'],
  ['ちょこれーど', 'チョコレート'],
  ['ひつじくも', 'ひつじぐも'],
  ['ひつじぐ', 'ひつじぐも'],
])('%s may mean %s', (typed, word) => {
  expect(meant(typed)).toBe(word);
});

test.each(['ぬめぱぬめぱ', 'そば', '湯田温線', 'hitsuji', 'うそん'])(
  'nothing is made of %s',
  (typed) => {
    expect(meant(typed)).toBeUndefined();
  },
);

const LONG = [
  'ほたるびばしあんないじょ',
  'かふぇきょうとや',
  'いざかやすなどけいだい',
  'せせらぎ',
].map((written) => ({ form: squash(written), written }));

test.each([
  ['ほたるびはし', 'ほたるびばし'],
  ['すなとけいだい', 'すなどけいだい'],
  ['きようどや', 'きょうとや'],
  ['ほるたびばし', 'ほたるびばし'],
])('%s may mean a part of a reading: %s', (typed, part) => {
  expect(nearestPart(typed, LONG)).toBe(part);
});

test.each(['ぐにゃぽへ', 'あんな', 'とけいや', '蛍火橋'])('no part is meant by %s', (typed) => {
  expect(nearestPart(typed, LONG)).toBeUndefined();
});
