import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoProducts } from '#db/seed/products/index.ts';
import { mandatoryAllergens, recommendedAllergens } from '#db/seed/products/lists.ts';
import { readProductList, writeProductList } from '#features/products/list-input.ts';
import {
  bandOf,
  missingToPublish,
  PRICE_BANDS,
  ProductInput,
  type ProductBody,
} from '#features/products/schema.ts';
import { seasonBits, seasonMonths, seasonRuns } from '#features/products/season.ts';

const body = (change: Partial<ProductBody>): ProductBody => ({
  ...ProductInput.parse({ name: '品', category: 'sweets', stores: ['a-shop'] }),
  ...change,
});

describe('a product is ready to publish', () => {
  it('with a name, a category and one way to buy', () => {
    expect(missingToPublish(body({}), false)).toEqual([]);
    expect(missingToPublish(ProductInput.parse({}), false)).toEqual([
      'name',
      'category',
      'wayToBuy',
    ]);
    expect(missingToPublish(body({ stores: [], inquiry: true }), false)).toEqual([]);
  });

  it('for orders by phone, fax or mail only once the seller’s notice stands', () => {
    for (const way of ['orderPhone', 'orderFax', 'orderMail'] as const) {
      expect(missingToPublish(body({ [way]: '083-900-0000' }), false)).toEqual(['sellerNotice']);
      expect(missingToPublish(body({ [way]: '083-900-0000' }), true)).toEqual([]);
    }
  });

  it('as alcohol sold at a distance only with a licence', () => {
    const alcohol = body({ kind: 'alcohol' });
    const link = { label: 'shop', labelEn: null, url: 'https://example.com/' };
    expect(missingToPublish(alcohol, false)).toEqual([]);
    expect(missingToPublish({ ...alcohol, links: [link] }, false)).toEqual(['alcoholLicence']);
    expect(missingToPublish({ ...alcohol, orderFax: '083-900-0000' }, true)).toEqual([
      'alcoholLicence',
    ]);
    const licensed = { ...alcohol, links: [link], alcoholLicence: '免許' };
    expect(missingToPublish(licensed, false)).toEqual([]);
  });
});

describe('what a business states', () => {
  it('cannot both contain an allergen and not use it', () => {
    const allergens = { statedOn: '2026-11-01', contains: ['egg'], notUsed: ['egg', 'milk'] };
    expect(ProductInput.safeParse({ allergens }).success).toBe(false);
  });

  it('takes links to http(s) only', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'example.com', '']) {
      expect(ProductInput.safeParse({ links: [{ label: 'x', url }] }).success).toBe(false);
    }
  });
});

describe('a price', () => {
  it('falls into exactly one band, the lower edge belonging to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (price) => {
        const within = PRICE_BANDS.filter(({ from, below }) => price >= from && price < below);
        expect(within.map((band) => band.key)).toEqual([bandOf(price)]);
      }),
    );
    expect([999, 1000, 2999, 3000, 10_000].map(bandOf)).toEqual([
      'under-1000',
      '1000-3000',
      '1000-3000',
      '3000-5000',
      'over-10000',
    ]);
    expect(bandOf(null)).toBe('ask');
  });
});

describe('a season', () => {
  const months = fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }))
    .map((m) => m.sort((a, b) => a - b));

  it('comes back as the months it was made of', () => {
    fc.assert(
      fc.property(months, (m) => {
        expect(seasonMonths(seasonBits(m))).toEqual(m);
      }),
    );
  });

  it('is said as runs that hold its months and no others', () => {
    fc.assert(
      fc.property(months, (m) => {
        const said = seasonRuns(m).flatMap(({ first, last }) =>
          Array.from(
            { length: ((last - first + 12) % 12) + 1 },
            (_, i) => ((first - 1 + i) % 12) + 1,
          ),
        );
        expect(said.sort((a, b) => a - b)).toEqual(m);
      }),
    );
  });

  it('may pass the end of the year', () => {
    expect(seasonRuns([1, 2, 11, 12])).toEqual([{ first: 11, last: 2 }]);
  });
});

describe('the address of a list', () => {
  const key = fc.constantFrom('q', 'category', 'price', 'maker', 'shop', 'season', 'gift', 'page');

  it('is read whatever it holds, and written back the same', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.string({ unit: 'grapheme' }))), (pairs) => {
        const input = readProductList(new URLSearchParams(pairs));
        const written = writeProductList(input);
        expect(readProductList(new URLSearchParams(written))).toEqual(input);
      }),
    );
  });
});

describe('the demo town’s products', () => {
  const known = new Set<string>(
    [...mandatoryAllergens, ...recommendedAllergens].map(([slug]) => slug),
  );

  it('are at least 120, each with a slug of its own', () => {
    expect(demoProducts.length).toBeGreaterThanOrEqual(120);
    expect(new Set(demoProducts.map(({ slug }) => slug)).size).toBe(demoProducts.length);
  });

  it('name only allergens of the list, 9 that must and 20 that should be labelled', () => {
    expect([mandatoryAllergens.length, recommendedAllergens.length]).toEqual([9, 20]);
    const named = demoProducts.flatMap(({ has, free }) => `${has ?? ''} ${free ?? ''}`.split(' '));
    expect(named.filter((slug) => slug !== '' && !known.has(slug))).toEqual([]);
  });
});
