import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localWeekday, startOfLocalDay } from '#server/clock.ts';
import { readTimes, writeTimes } from '#features/coupons/times.ts';
import {
  couponState,
  endsSoon,
  spanOf,
  usableNow,
  type CouponTerms,
} from '#features/coupons/usable.ts';

const MINUTE = 60_000;
const jst = (text: string) => new Date(`${text}:00.000+09:00`);

const always: CouponTerms = {
  validFrom: '2026-11-01',
  validUntil: '2026-11-30',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  times: null,
};
const nights: CouponTerms = { ...always, weekdays: [4], times: readTimes('22:00-26:00')! };

/** Coupons of about a year around 2026, with up to three periods a day. */
const terms = fc
  .record({
    start: fc.integer({ min: 0, max: 400 }),
    days: fc.integer({ min: 0, max: 60 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    cuts: fc.option(
      fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 6 }),
      { nil: null },
    ),
    late: fc.integer({ min: 0, max: 720 }),
  })
  .map(({ start, days, weekdays, cuts, late }): CouponTerms => {
    const validFrom = addDays('2026-01-01', start);
    const sorted = cuts?.toSorted((a, b) => a - b) ?? null;
    const times = sorted
      ? sorted.flatMap((from, i) =>
          i % 2 === 0 && i + 1 < sorted.length ? [{ from, until: sorted[i + 1]! }] : [],
        )
      : null;
    // The last period may run into the next morning.
    if (times && late > 0) times.at(-1)!.until = 1440 + late;
    return { validFrom, validUntil: addDays(validFrom, days), weekdays, times };
  });
const moment = fc
  .integer({ min: 0, max: 480 * 1440 })
  .map((minutes) => new Date(+startOfLocalDay('2025-12-25') + minutes * MINUTE));

/** The same question answered by writing out every single window of the coupon. */
function windows({ validFrom, validUntil, weekdays, times }: CouponTerms): [number, number][] {
  const found: [number, number][] = [];
  for (let day = validFrom; day <= validUntil; day = addDays(day, 1)) {
    const start = +startOfLocalDay(day);
    if (!weekdays.includes(localWeekday(new Date(start)))) continue;
    for (const { from, until } of times ?? [{ from: 0, until: 1440 }]) {
      found.push([start + from * MINUTE, start + until * MINUTE]);
    }
  }
  return found;
}

describe('usable now', () => {
  test('is what the written-out windows say, and never while the shop is closed', () => {
    fc.assert(
      fc.property(terms, moment, fc.boolean(), (coupon, at, shopOpen) => {
        const inWindow = windows(coupon).some(([from, until]) => +at >= from && +at < until);
        expect(usableNow(coupon, shopOpen, at)).toBe(shopOpen && inWindow);
      }),
      { numRuns: 500 },
    );
  });

  test('holds at the first moment of every window and no more at its end', () => {
    fc.assert(
      fc.property(terms, (coupon) => {
        const all = windows(coupon);
        for (const [from, until] of all) {
          expect(usableNow(coupon, true, new Date(from))).toBe(true);
          const goesOn = all.some(([a, b]) => a <= until && until < b);
          expect(usableNow(coupon, true, new Date(until))).toBe(goesOn);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('never lies outside the span that is stored for lists', () => {
    fc.assert(
      fc.property(terms, moment, (coupon, at) => {
        const { startsAt, endsAt } = spanOf(coupon);
        if (usableNow(coupon, true, at)) expect(at >= startsAt && at < endsAt).toBe(true);
      }),
    );
  });

  test('begins and ends at midnight in Tokyo', () => {
    expect(usableNow(always, true, jst('2026-10-31T23:59'))).toBe(false);
    expect(usableNow(always, true, jst('2026-11-01T00:00'))).toBe(true);
    expect(usableNow(always, true, jst('2026-11-30T23:59'))).toBe(true);
    expect(usableNow(always, true, jst('2026-12-01T00:00'))).toBe(false);
  });

  test("counts the hours past midnight to the day they began on, at the year's end too", () => {
    expect(usableNow(nights, true, jst('2026-11-28T01:30'))).toBe(true); // Saturday morning
    expect(usableNow(nights, true, jst('2026-11-27T01:30'))).toBe(false); // Friday morning
    expect(usableNow(nights, true, jst('2026-11-28T02:00'))).toBe(false);
    const newYear = { ...always, validUntil: '2026-12-31', times: readTimes('22:00-26:00')! };
    expect(usableNow(newYear, true, jst('2027-01-01T01:59'))).toBe(true);
    expect(usableNow(newYear, true, jst('2027-01-01T22:00'))).toBe(false);
  });
});

describe('the state of a coupon', () => {
  const coupon = {
    ...always,
    times: readTimes('11:00-14:00')!,
    startsAt: '2026-10-31T15:00:00.000Z',
    endsAt: '2026-11-30T15:00:00.000Z',
    totalCap: 10,
    used: 0,
    shopOpen: true,
  };
  const noon = jst('2026-11-24T12:00');

  test.each([
    ['usable', coupon, noon],
    ['shop-closed', { ...coupon, shopOpen: false }, noon],
    ['other-time', coupon, jst('2026-11-24T14:00')],
    ['not-begun', coupon, jst('2026-10-31T23:59')],
    ['used-up', { ...coupon, used: 10 }, noon],
    ['ended', { ...coupon, used: 10 }, jst('2026-12-01T00:00')],
  ] as const)('is %s', (state, standing, at) => {
    expect(couponState(standing, at)).toBe(state);
  });

  test('ends soon from two days before its last day', () => {
    const last = { validUntil: '2026-11-30' };
    expect(endsSoon(last, jst('2026-11-27T23:59'))).toBe(false);
    expect(endsSoon(last, jst('2026-11-28T00:00'))).toBe(true);
  });
});

describe('times', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(terms, ({ times }) => {
        if (times) expect(readTimes(writeTimes(times))).toEqual(times);
      }),
    );
  });

  test.each(['', '25:00-26:00', '11-14', '11:00-14:00,13:00-15:00', '10:00-37:00', '11:60-12:00'])(
    'that make no sense are refused: %s',
    (text) => {
      expect(readTimes(text)).toBeUndefined();
    },
  );

  test('an end before its beginning is one of the next day', () => {
    expect(readTimes('22:00-02:00')).toEqual(readTimes('22:00-26:00'));
  });
});
