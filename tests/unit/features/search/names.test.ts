import { expect, test } from 'vitest';
import { packNames, unpackNames, type Name } from '#features/search/names.ts';

const name = (over: Partial<Name>): Name => ({
  kind: 'shop',
  path: '/shops/neko',
  name: '猫の店',
  nameEn: null,
  kana: 'ねこのみせ',
  terms: ['雑貨', 'Goods', '白石'],
  about: ['白石', '雑貨'],
  aboutEn: ['Goods'],
  past: false,
  ...over,
});

test('names come out of their few bytes as they went in', () => {
  const names = [
    name({}),
    name({ path: '/shops/inu', name: '犬の店', nameEn: 'Dog', kana: null, past: true }),
    name({ kind: 'coupon', path: '/coupons/neko', name: '一割引', kana: null, terms: ['猫の店'] }),
    name({ kind: 'page', path: '/about', name: '雑貨', kana: null, terms: [] }),
  ]
    .map((one) => ({ ...one, about: one.about.filter((said) => one.terms.includes(said)) }))
    .map((one) => ({ ...one, aboutEn: one.aboutEn.filter((said) => one.terms.includes(said)) }));
  expect(
    unpackNames(JSON.parse(JSON.stringify(packNames(names))) as ReturnType<typeof packNames>),
  ).toEqual(names);
});
