import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoCoupons } from '#db/seed/coupons/index.ts';
import { CouponInput, missingToPublish } from '#features/coupons/schema.ts';
import { couponWarnings } from '#features/coupons/warnings.ts';

const complete = {
  title: '定食 100円引き',
  kind: 'discount',
  amount: 100,
  basePrice: 900,
  conditions: 'お一人さま一回。',
  validFrom: '2026-11-01',
  validUntil: '2026-11-30',
  combinable: false,
  showWhen: 'payment',
  limit: 'once',
};
const messages = (input: object) => {
  const parsed = CouponInput.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};

describe('a coupon', () => {
  test('that is complete lacks nothing', () => {
    expect(missingToPublish(CouponInput.parse(complete))).toEqual([]);
  });

  test('of which nothing is said is a draft that lacks everything', () => {
    expect(missingToPublish(CouponInput.parse({}))).toEqual([
      'title',
      'kind',
      'conditions',
      'validFrom',
      'validUntil',
      'combinable',
      'showWhen',
      'limit',
    ]);
  });

  test('needs as a discount a benefit and what it is taken from', () => {
    const bare = CouponInput.parse({ ...complete, amount: null, basePrice: null });
    expect(missingToPublish(bare)).toEqual(['benefit', 'base']);
    const range = CouponInput.parse({ ...complete, basePrice: null, baseRange: '全品' });
    expect(missingToPublish(range)).toEqual([]);
  });

  test.each(['free', 'gift'])('that is %s needs purchase and ordinary value', (kind) => {
    const body = CouponInput.parse({ ...complete, kind, amount: null });
    expect(missingToPublish(body)).toEqual(['minPurchase', 'ordinaryValue']);
  });

  test('takes off an amount or a percentage, not both', () => {
    expect(messages({ ...complete, percent: 10 })).toContain('amountOrPercent');
    expect(messages({ ...complete, amount: null, percent: 10 })).toEqual([]);
  });

  test.each([0, 101, 1.5])('has no percentage of %s', (percent) => {
    expect(messages({ ...complete, amount: null, percent })).not.toEqual([]);
  });

  test.each([
    ['amountAboveBase', { amount: 1000 }],
    ['benefitOfDiscountOnly', { kind: 'free', minPurchase: 0, ordinaryValue: 100 }],
    ['endsBeforeStart', { validUntil: '2026-10-31' }],
    ['notADate', { validUntil: '2026-02-30' }],
    ['notTimes', { times: '25時から' }],
    ['noWeekday', { weekdays: [] }],
    ['noLottery', { conditions: '抽選で三名さまに。' }],
    ['tooLong', { title: '長'.repeat(61) }],
    ['notACode', { code: 'ｺｰﾄﾞ' }],
  ])('is refused for %s', (message, change) => {
    expect(messages({ ...complete, ...change })).toContain(message);
  });

  test('with a whale in its name is no lottery', () => {
    expect(messages({ ...complete, title: 'くじらのたれ 100円引き' })).toEqual([]);
  });
});

describe('the warning on premiums', () => {
  const premium = (minPurchase: number, ordinaryValue: number) =>
    couponWarnings({ kind: 'gift', minPurchase, ordinaryValue, exemption: null });

  test.each([
    [0, 200, 0],
    [0, 201, 1],
    [999, 200, 0],
    [999, 201, 1],
    [1000, 200, 0],
    [1000, 201, 1],
    [1003, 201, 1],
    [3000, 600, 0],
    [3000, 601, 1],
  ])('for a purchase of %i yen and a gift of %i yen', (purchase, value, warnings) => {
    expect(premium(purchase, value)).toHaveLength(warnings);
  });

  test('names the limit and the exemptions', () => {
    expect(premium(3000, 700)).toEqual([
      {
        kind: 'premium',
        limit: 600,
        value: 700,
        exemptions: ['own-discount', 'sample', 'opening'],
      },
    ]);
  });

  test('comes exactly when a fifth of the purchase, or 200 yen below 1,000, is passed', () => {
    fc.assert(
      fc.property(fc.nat(50_000), fc.integer({ min: 1, max: 20_000 }), (purchase, value) => {
        const tooMuch = purchase < 1000 ? value > 200 : value * 5 > purchase;
        expect(premium(purchase, value).length > 0).toBe(tooMuch);
      }),
    );
  });

  test('is silent for what is exempt and for a discount', () => {
    const body = { minPurchase: 0, ordinaryValue: 5000 };
    for (const exemption of ['own-discount', 'sample', 'opening'] as const) {
      expect(couponWarnings({ kind: 'free', exemption, ...body })).toEqual([]);
    }
    expect(couponWarnings({ kind: 'discount', exemption: null, ...body })).toEqual([]);
  });

  test('has nothing to say of the demo town', () => {
    for (const { kind, minPurchase = null, value = null, exemption = null } of demoCoupons) {
      expect(couponWarnings({ kind, minPurchase, ordinaryValue: value, exemption })).toEqual([]);
    }
  });
});
