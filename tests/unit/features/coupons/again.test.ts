import { expect, test } from 'vitest';
import { couponAgain, newCoupon } from '#features/coupons/again.ts';
import { CouponInput } from '#features/coupons/schema.ts';

/** Tuesday 24 November 2026, noon in Tokyo. */
const at = new Date('2026-11-24T03:00:00.000Z');
const again = (validFrom: string | null, validUntil: string | null, on = at) => {
  const body = CouponInput.parse({ title: 'x', validFrom, validUntil, times: '17:00-22:00' });
  const { validFrom: from, validUntil: until } = couponAgain(body, on);
  return [from, until];
};

test.each([
  ['last December’s comes this December', '2025-12-01', '2025-12-25', ['2026-12-01', '2026-12-25']],
  ['one that is in season begins today', '2025-11-01', '2025-11-30', ['2026-11-24', '2026-11-30']],
  ['one over the new year', '2024-12-28', '2025-01-05', ['2026-12-28', '2027-01-05']],
  [
    'one of another season begins today, as long',
    '2026-06-01',
    '2026-06-10',
    ['2026-11-24', '2026-12-03'],
  ],
  ['last week’s evening is tonight’s', '2026-11-17', '2026-11-17', ['2026-11-24', '2026-11-24']],
  ['one without dates begins today', null, null, ['2026-11-24', null]],
])('%s', (_what, from, until, expected) => {
  expect(again(from, until)).toEqual(expected);
});

test('a leap day comes again on the 28th', () => {
  const january = new Date('2027-01-10T03:00:00.000Z');
  expect(again('2024-02-29', '2024-02-29', january)).toEqual(['2027-02-28', '2027-02-28']);
});

test('everything else stays as it was', () => {
  const body = CouponInput.parse({
    title: '半額',
    percent: 50,
    validFrom: '2025-12-01',
    validUntil: '2025-12-02',
  });
  expect(couponAgain(body, at)).toMatchObject({ title: '半額', percent: 50 });
});

test('a coupon for tonight is already good for tonight, by Tokyo’s calendar', () => {
  const lateEvening = new Date('2026-11-28T14:59:00.000Z');
  expect(newCoupon('today', lateEvening)).toMatchObject({
    validFrom: '2026-11-28',
    validUntil: '2026-11-28',
  });
  expect(newCoupon('month', lateEvening).validUntil).toBe('2026-12-27');
});
