import { expect, test } from 'vitest';
import { rank, type Ranked } from '#features/search/rank.ts';

const record = (name: string, more: Partial<Ranked> = {}): Ranked => ({
  kind: 'shop',
  name,
  nameEn: null,
  kana: null,
  terms: [],
  past: false,
  ...more,
});

const order = (q: string, ...records: Ranked[]) =>
  rank(records.toReversed(), q).map(({ name }) => name);

test('the whole name stands before a part of it, its reading, its category and its text', () => {
  expect(
    order(
      'カフェ',
      record('カフェ'),
      record('カフェ 水平線'),
      record('古民家カフェ'),
      record('珈琲店', { kana: 'こーひーとかふぇ' }),
      record('喫茶 月', { terms: ['カフェ'] }),
      record('山の本屋'),
    ),
  ).toEqual(['カフェ', 'カフェ 水平線', '古民家カフェ', '珈琲店', '喫茶 月', '山の本屋']);
});

test('what is closed or over stands after its equals, but before what fits less', () => {
  expect(
    order(
      '祭り',
      record('夏祭り'),
      record('春祭り', { past: true }),
      record('月見', { terms: ['祭り'] }),
    ),
  ).toEqual(['夏祭り', '春祭り', '月見']);
});

test('a shop that is open stands before one that is closed now, but not before a better one', () => {
  expect(
    order(
      'カフェ',
      record('カフェ 山', { open: false }),
      record('カフェ 海', { open: true }),
      record('古民家カフェ', { open: true }),
    ),
  ).toEqual(['カフェ 海', 'カフェ 山', '古民家カフェ']);
});

test('a name is whole in its reading, in English and without its spaces', () => {
  const shop = record('珈琲 羊雲', { kana: 'こーひーひつじぐも', nameEn: 'Coffee Hitsujigumo' });
  const other = record('珈琲 羊雲 二号店');
  for (const q of ['コーヒーヒツジグモ', 'coffee hitsujigumo', '珈琲羊雲'])
    expect(rank([other, shop], q)[0], q).toBe(shop);
});

test('of several words the one that fits least counts', () => {
  expect(
    order('湯田 カフェ', record('カフェ 湯の花', { terms: ['湯田'] }), record('カフェ 山の音')),
  ).toEqual(['カフェ 湯の花', 'カフェ 山の音']);
});

test('one of the parts a name is written in is more than its beginning', () => {
  expect(
    order(
      'ラクダ急便',
      record('カレーとスパイスの家 ラクダ急便'),
      record('ラクダ急便の夜', { kind: 'event' }),
    ),
  ).toEqual(['カレーとスパイスの家 ラクダ急便', 'ラクダ急便の夜']);
});

test('a shop of the kind and place asked for comes before a job there', () => {
  expect(
    order(
      '湯田 旅館',
      record('白狐の宿', { terms: ['旅館', '湯田'] }),
      record('旅館のフロント', { kind: 'job', terms: ['湯田'] }),
    ),
  ).toEqual(['白狐の宿', '旅館のフロント']);
});
