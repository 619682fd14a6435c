import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { withExceptions } from '#features/shops/hours/exceptions.ts';
import { addDays, localDate, localTime, startOfLocalDay } from '#server/clock.ts';

vi.stubEnv('TZ', 'Asia/Tokyo');
const { intervals } = await import('#features/shops/hours/evaluate.ts');

const FROM = '2026-08-11';
const opened = (value: string | null, days = 5): string[] => {
  const text = (iso: string): string =>
    `${localDate(new Date(iso)).slice(8)} ${localTime(new Date(iso))}`;
  return intervals(value ?? '', startOfLocalDay(FROM), startOfLocalDay(addDays(FROM, days))).map(
    ({ startsAt, endsAt }) => `${text(startsAt)}-${text(endsAt)}`,
  );
};

describe('dated exceptions', () => {
  test('are written behind the usual hours, in the order of their dates', () => {
    const exceptions = [
      { date: '2026-08-14', hours: '10:00-15:00' },
      { date: '2026-08-13', hours: null },
    ];
    expect(withExceptions('Mo-Su 09:00-18:00;', exceptions)).toBe(
      'Mo-Su 09:00-18:00; 2026 Aug 13 off; 2026 Aug 14 10:00-15:00',
    );
    expect(exceptions[0]?.date).toBe('2026-08-14');
  });

  test('beat the usual hours, holidays and n-th weekdays', () => {
    const value = withExceptions('Mo-Fr 09:00-18:00; PH off; We[2] off', [
      { date: '2026-08-11', hours: '10:00-12:00,13:00-15:00' },
      { date: '2026-08-12', hours: '10:00-12:00' },
      { date: '2026-08-13', hours: null },
    ]);
    expect(opened(value)).toEqual([
      '11 10:00-11 12:00',
      '11 13:00-11 15:00',
      '12 10:00-12 12:00',
      '14 09:00-14 18:00',
    ]);
  });

  test('change what is open around the clock', () => {
    const value = withExceptions('24/7', [
      { date: '2026-08-13', hours: null },
      { date: '2026-08-14', hours: '10:00-15:00' },
    ]);
    expect(opened(value)).toEqual(['11 00:00-13 00:00', '14 10:00-14 15:00', '15 00:00-16 00:00']);
  });

  test('a closed day ends nothing that began the evening before, and has no night itself', () => {
    const value = withExceptions('Mo-Su 18:00-26:00', [{ date: '2026-08-13', hours: null }]);
    expect(opened(value)).toEqual([
      '11 00:00-11 02:00',
      '11 18:00-12 02:00',
      '12 18:00-13 02:00',
      '14 18:00-15 02:00',
      '15 18:00-16 00:00',
    ]);
  });

  test('hours of their own may run past midnight', () => {
    const value = withExceptions('Mo-Su 10:00-18:00', [
      { date: '2026-08-12', hours: '20:00-26:00' },
      { date: '2026-08-13', hours: null },
    ]);
    expect(opened(value, 4)).toEqual([
      '11 10:00-11 18:00',
      '12 20:00-13 02:00',
      '14 10:00-14 18:00',
    ]);
  });

  test('a date holds in its own year only', () => {
    const value = withExceptions('Mo-Su 10:00-18:00', [{ date: '2025-08-13', hours: null }]);
    expect(opened(value)).toHaveLength(5);
  });

  test('do not tell the other days when the usual hours are not known', () => {
    expect(withExceptions(null, [{ date: '2026-08-13', hours: '10:00-12:00' }])).toBeNull();
  });
});

test('a closed exception never opens anything, and closes only its day', () => {
  const values = fc.constantFrom(
    '24/7',
    'Mo-Su 18:00-26:00',
    'Mo-Fr 10:00-18:00; PH off',
    'Th 22:00-05:00; Fr off',
    'off',
  );
  const day = fc.integer({ min: 1, max: 7 }).map((offset) => addDays(FROM, offset));
  const span = [startOfLocalDay(FROM), startOfLocalDay(addDays(FROM, 8))] as const;
  fc.assert(
    fc.property(values, day, (value, date) => {
      const usual = intervals(value, ...span);
      const changed = intervals(withExceptions(value, [{ date, hours: null }]) ?? '', ...span);
      const inside = changed.every((one) =>
        usual.some(({ startsAt, endsAt }) => startsAt <= one.startsAt && one.endsAt <= endsAt),
      );
      expect(inside).toBe(true);
      expect(changed.some(({ startsAt }) => localDate(new Date(startsAt)) === date)).toBe(false);
    }),
    { numRuns: 40 },
  );
});
