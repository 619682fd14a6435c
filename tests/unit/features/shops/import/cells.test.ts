import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressIn,
  linksIn,
  opening,
  phoneIn,
  positionIn,
  sortLinks,
} from '#features/shops/import/cells.ts';

describe('a phone number in a cell', () => {
  test.each([
    ['054-626-8400', '054-626-8400'],
    ['０５４－６２６－８４００', '054-626-8400'],
    ['(054)626-8400', '054-626-8400'],
    ['0120-185-771（フリーダイヤル）', '0120-185-771'],
    ['0546268400', '0546268400'],
    ['054-624-3030／054-624-3031', '054-624-3030'],
    ['090-6988-0313', '090-6988-0313'],
  ])('%s', (cell, phone) => {
    expect(phoneIn(cell)).toEqual({ phone, understood: true });
  });

  test.each(['なし', '無し', '', '　', '－'])('「%s」 means there is none', (cell) => {
    expect(phoneIn(cell)).toEqual({ phone: null, understood: true });
  });

  test('what is not a number is said, not guessed', () => {
    expect(phoneIn('組合まで')).toEqual({ phone: null, understood: false });
    expect(phoneIn('054-62')).toEqual({ phone: null, understood: false });
  });
});

describe('links in a text', () => {
  test('several stand in one cell', () => {
    const text =
      'HP：https://a.example/x、インスタ https://www.instagram.com/b/。 https://a.example/x';
    expect(linksIn(text)).toEqual(['https://a.example/x', 'https://www.instagram.com/b/']);
  });

  test('are sorted by where they lead', () => {
    expect(
      sortLinks([
        'https://twitter.com/a',
        'https://a.example',
        'https://lin.ee/x',
        'https://x.base.shop/',
      ]),
    ).toEqual({
      website: 'https://a.example',
      instagram: null,
      x: 'https://twitter.com/a',
      line: 'https://lin.ee/x',
      ecShop: 'https://x.base.shop/',
    });
  });

  test('nothing but http links comes out of any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const link of linksIn(text)) expect(new URL(link).protocol).toMatch(/^https?:$/);
      }),
    );
  });
});

describe('an address', () => {
  test.each([
    ['静岡県焼津市本町4-6-3', '静岡県', '焼津市', '静岡県焼津市本町4-6-3', null],
    ['焼津市本町4-6-3', '静岡県', '焼津市', '静岡県焼津市本町4-6-3', null],
    ['本町４－６－３', '静岡県', '焼津市', '静岡県焼津市本町4-6-3', null],
    ['静岡県焼津市中港２丁目５?１３', '静岡県', '焼津市', '静岡県焼津市中港2丁目5-13', null],
    [
      '静岡県焼津市八楠4-13-7　さかなセンター',
      '静岡県',
      '焼津市',
      '静岡県焼津市八楠4-13-7',
      'さかなセンター',
    ],
    ['山口県山口市中市町1-10', '山口県', '山口市', '山口市中市町1-10', null],
    ['京都府京都市上京区1', '', '', '京都府京都市上京区1', null],
  ])('%s', (cell, prefecture, city, address, building) => {
    expect(addressIn(cell, prefecture, city)).toEqual({ address, building });
  });
});

describe('a position', () => {
  test('is none, a place in Japan, or broken', () => {
    expect(positionIn('', '')).toBeNull();
    expect(positionIn('３４.１', '131.4')).toEqual({ lat: 34.1, lng: 131.4 });
    expect(positionIn('131.4', '34.1')).toBe('broken');
    expect(positionIn('34.1', '')).toBe('broken');
    expect(positionIn('north', '131')).toBe('broken');
  });
});

test('an opening is whole sentences where they fit, and never longer than allowed', () => {
  expect(opening('一つめ。二つめ。', 5)).toBe('一つめ。');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.integer({ min: 1, max: 120 }),
      (text, limit) => {
        expect([...opening(text, limit)].length).toBeLessThanOrEqual(limit);
      },
    ),
  );
});
