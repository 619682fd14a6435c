import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { holidayCalendar, HOLIDAYS_BY_LAW } from '#features/days/holidays.ts';
import { addDays, localDate, localTime, startOfLocalDay } from '#server/clock.ts';

// Before the module is loaded: it refuses any other time zone.
vi.stubEnv('TZ', 'Asia/Tokyo');
const { intervals, mistakenDays, validateValue } =
  await import('#features/shops/hours/evaluate.ts');

/** Opening and closing of `days` local days from `first`, as `13 18:00-14 02:00`. */
function opened(value: string, first: string, days: number, holidays = HOLIDAYS_BY_LAW): string[] {
  const text = (iso: string): string =>
    `${localDate(new Date(iso)).slice(8)} ${localTime(new Date(iso))}`;
  const [from, until] = [startOfLocalDay(first), startOfLocalDay(addDays(first, days))];
  return intervals(value, from, until, holidays).map(
    ({ startsAt, endsAt }) => `${text(startsAt)}-${text(endsAt)}`,
  );
}

describe('the weekly hours', () => {
  test('are evaluated in Tokyo and cut at the ends of the span', () => {
    expect(opened('Mo-Fr 10:00-18:30', '2026-08-21', 4)).toEqual([
      '21 10:00-21 18:30',
      '24 10:00-24 18:30',
    ]);
    const noon = new Date('2026-08-21T12:00:00+09:00');
    expect(intervals('Mo-Fr 10:00-18:30', noon, new Date('2026-08-21T13:00:00+09:00'))).toEqual([
      { startsAt: '2026-08-21T03:00:00.000Z', endsAt: '2026-08-21T04:00:00.000Z' },
    ]);
  });

  test('around the clock is one interval', () => {
    expect(opened('24/7', '2026-08-10', 9)).toEqual(['10 00:00-19 00:00']);
    expect(opened('Mo-Su 00:00-24:00', '2026-08-10', 9)).toEqual(['10 00:00-19 00:00']);
  });

  test('periods that touch or overlap are one interval', () => {
    expect(opened('Mo 10:00-12:00,12:00-14:00,13:00-15:00', '2026-08-10', 1)).toEqual([
      '10 10:00-10 15:00',
    ]);
  });

  test('the n-th weekday and the turn of the year', () => {
    expect(opened('Mo-Fr 10:00-18:00; We[3] off', '2026-08-18', 3)).toEqual([
      '18 10:00-18 18:00',
      '20 10:00-20 18:00',
    ]);
    expect(opened('Mo-Su 10:00-18:00; Dec 31-Jan 3 off', '2026-12-30', 6)).toEqual([
      '30 10:00-30 18:00',
      '04 10:00-04 18:00',
    ]);
  });

  test('comments on what is open or closed change nothing', () => {
    expect(
      opened('Mo-Fr 10:00-18:00 open "PH 09:00-26:00"; Th off "定休日"', '2026-08-19', 2),
    ).toEqual(['19 10:00-19 18:00']);
  });
});

describe('hours past midnight', () => {
  test('belong to the day on which they begin', () => {
    // Saturday night goes on into a Sunday that is closed.
    expect(opened('Mo-Sa 18:00-26:00; Su off', '2026-08-22', 2)).toEqual([
      '22 00:00-22 02:00',
      '22 18:00-23 02:00',
    ]);
    // And the closed Sunday has no night: Monday's small hours are Sunday's.
    expect(opened('Mo-Su 18:00-02:00; Su off', '2026-08-23', 1)).toEqual(['23 00:00-23 02:00']);
    expect(opened('Mo-Su 18:00-02:00; Su off', '2026-08-24', 1)).toEqual(['24 18:00-25 00:00']);
  });

  test('other hours on the next day leave them alone', () => {
    expect(opened('Fr 18:00-26:00; Sa 10:00-12:00; Su 20:00-24:30', '2026-08-21', 4)).toEqual([
      '21 18:00-22 02:00',
      '22 10:00-22 12:00',
      '23 20:00-24 00:30',
    ]);
  });

  test('stand beside added hours of the same day', () => {
    expect(opened('Fr 18:00-26:00, Fr 11:00-14:00', '2026-08-21', 2)).toEqual([
      '21 11:00-21 14:00',
      '21 18:00-22 02:00',
    ]);
    expect(opened('Fr 11:00-14:00, Fr 22:00-25:00', '2026-08-21', 2)).toEqual([
      '21 11:00-21 14:00',
      '21 22:00-22 01:00',
    ]);
    expect(opened('24/7; Fr 18:00-26:00', '2026-08-20', 4)).toEqual([
      '20 00:00-21 00:00',
      '21 18:00-24 00:00',
    ]);
  });

  test('a full day from opening to opening', () => {
    expect(opened('Fr 10:00-10:00', '2026-08-21', 3)).toEqual(['21 10:00-22 10:00']);
    expect(opened('Fr 00:00-00:00', '2026-08-21', 3)).toEqual(['21 00:00-22 00:00']);
  });

  test('before a holiday and on it', () => {
    // 11 August is a holiday; the night of the 10th goes on into it, the night of the 11th is not.
    expect(opened('Mo-Su 18:00-26:00; PH off', '2026-08-10', 3)).toEqual([
      '10 00:00-10 02:00',
      '10 18:00-11 02:00',
      '12 18:00-13 00:00',
    ]);
  });
});

describe('public holidays', () => {
  test('the library misses only sandwiched days, and none it knows is wrong', () => {
    const from = startOfLocalDay('2025-01-01');
    const until = startOfLocalDay('2035-12-31');
    expect(mistakenDays(from, until)).toEqual(['2026-09-22', '2032-09-21']);
    const ours = new Set(HOLIDAYS_BY_LAW.between('2025-01-01', '2035-12-31'));
    const evaluated = intervals('PH 10:00-12:00', from, until).map(({ startsAt }) =>
      localDate(new Date(startsAt)),
    );
    expect(evaluated).toEqual([...ours]);
  });

  test('a sandwiched holiday is one, alone and in lists', () => {
    expect(opened('Mo-Fr 10:00-18:00; Su,PH off', '2026-09-18', 7)).toEqual([
      '18 10:00-18 18:00',
      '24 10:00-24 18:00',
    ]);
    expect(opened('Sa,PH 10:00-12:00', '2032-09-18', 6)).toEqual([
      '18 10:00-18 12:00',
      '20 10:00-20 12:00',
      '21 10:00-21 12:00',
      '22 10:00-22 12:00',
    ]);
  });

  test('a sandwiched holiday has a day before, a day after and a night', () => {
    const days = (value: string): string[] =>
      opened(value, '2026-09-19', 7).map((text) => text.slice(0, 2));
    expect(days('PH -1 day 10:00-12:00')).toEqual(['20', '21', '22']);
    expect(days('PH +1 day 10:00-12:00')).toEqual(['22', '23', '24']);
    expect(opened('PH 20:00-25:00', '2026-09-22', 2)).toEqual([
      '22 00:00-22 01:00',
      '22 20:00-23 01:00',
      '23 20:00-24 00:00',
    ]);
  });

  test('a span that begins or ends beside a sandwiched holiday', () => {
    expect(opened('PH 10:00-12:00', '2026-09-22', 1)).toEqual(['22 10:00-22 12:00']);
    expect(opened('PH -1 day 10:00-12:00', '2026-09-21', 1)).toEqual(['21 10:00-21 12:00']);
    expect(opened('PH +1 day 10:00-12:00', '2026-09-23', 1)).toEqual(['23 10:00-23 12:00']);
    expect(opened('Tu 10:00-12:00; PH off', '2026-09-24', 7)).toEqual(['29 10:00-29 12:00']);
  });
});

describe('holidays entered by hand', () => {
  const WEEK = 'Mo-Fr 10:00-12:00; PH off';
  const named = (date: string) => ({ date, name: '即位の日', nameEn: 'Enthronement' });
  const struck = (date: string) => ({ date, name: null, nameEn: null });

  test('close who is closed on holidays, several days in a row too', () => {
    const three = holidayCalendar(['2026-10-06', '2026-10-07', '2026-10-08'].map(named));
    expect(opened(WEEK, '2026-10-05', 5, three)).toEqual([
      '05 10:00-05 12:00',
      '09 10:00-09 12:00',
    ]);
    expect(opened('PH 20:00-25:00', '2026-10-06', 2, three)).toEqual([
      '06 20:00-07 01:00',
      '07 20:00-08 00:00',
    ]);
  });

  test('open them on a day that is none, with the days before and after it', () => {
    const without = holidayCalendar([struck('2026-11-03')]);
    expect(opened(WEEK, '2026-11-02', 3)).toEqual(['02 10:00-02 12:00', '04 10:00-04 12:00']);
    expect(opened(WEEK, '2026-11-02', 3, without)).toHaveLength(3);
    expect(
      opened('PH -1 day 10:00-12:00; PH +1 day 10:00-12:00', '2026-11-01', 5, without),
    ).toEqual([]);
    expect(opened('Tu-Su 10:00-12:00; PH Tu off', '2026-11-03', 1, without)).toHaveLength(1);
  });

  test('leave all other days to the calendar', () => {
    const far = holidayCalendar([named('2027-10-06'), struck('2027-11-03')]);
    expect(opened(WEEK, '2026-11-02', 60, far)).toEqual(opened(WEEK, '2026-11-02', 60));
  });
});

describe('a weekly closing day that gives way to holidays', () => {
  const value = 'Tu-Su 10:00-12:00; PH Mo 10:00-12:00; PH +1 day Tu off';

  test('opens on a holiday Monday and closes the Tuesday after it', () => {
    expect(opened(value, '2026-11-22', 4)).toEqual([
      '22 10:00-22 12:00',
      '23 10:00-23 12:00',
      '25 10:00-25 12:00',
    ]);
  });

  test('is right around a sandwiched holiday', () => {
    // Monday the 21st, the sandwiched Tuesday and Wednesday the 23rd are all holidays.
    expect(opened(value, '2026-09-20', 5)).toEqual([
      '20 10:00-20 12:00',
      '21 10:00-21 12:00',
      '23 10:00-23 12:00',
      '24 10:00-24 12:00',
    ]);
    expect(
      opened('We-Mo 10:00-12:00; PH Tu 10:00-12:00; PH +1 day We off', '2026-09-21', 4),
    ).toEqual(['21 10:00-21 12:00', '22 10:00-22 12:00', '24 10:00-24 12:00']);
  });
});

describe('a value', () => {
  test.each([
    'Mo-Fr 10:00-18:00',
    '24/7; 2020 Aug 13 off',
    'Mo-Sa 18:00-26:00; Su,PH off; We[1,3] off; PH +1 day off',
    'Mo off "定休日"',
    'Apr-Sep Mo-Fr 09:00-18:00; Dec 29-Jan 3 off',
    'Mo-Fr 10-18',
  ])('%s can be used', (value) => {
    expect(validateValue(value)).toBeUndefined();
  });

  test.each([
    ['', /nothing meaningful/],
    ['いつも', /./],
    ['月 10:00-12:00', /./],
    ['Jun 31 off', /doesn’t have 31 days/],
    ['Mo-Fr 10:00-18:00 unknown', /leaves open/],
    ['Mo-Fr 10:00+', /leaves open/],
    ['"by appointment"', /comment/],
    ['Mo 10:00-18:00 "予約制"', /comment/],
    ['Mo-Fr 10:00-18:00 || "call us"', /comment/],
    ['Mo-Fr 10:00-18:00 || off', /fallback/],
    ['Mo-Fr sunrise-sunset', /sun/],
    ['PH Mo-Fr 10:00-12:00', /one rule for each/],
    ['PH +1 day,We 10:00-12:00', /last/],
    ['Mo-Fr 10:00-12:00; 13:00-15:00', /name its days/],
    ['SH off', /no holidays/],
    ['Mo-Fr 18:00-2:00', /./],
  ])('%s cannot be used, and is not evaluated', (value, reason) => {
    expect(validateValue(value)).toMatch(reason);
    const day = startOfLocalDay('2026-08-10');
    expect(() => intervals(value, day, startOfLocalDay('2026-08-11'))).toThrow(reason);
  });

  test('the module refuses to compute in another time zone', async () => {
    vi.resetModules();
    vi.stubEnv('TZ', 'UTC');
    await expect(import('#features/shops/hours/evaluate.ts')).rejects.toThrow('TZ=Asia/Tokyo');
    vi.stubEnv('TZ', 'Asia/Tokyo');
  });
});

test('intervals are sorted, disjoint, within the span and do not depend on where it begins', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const range = fc
    .tuple(hour, hour)
    .map((hours) => hours.map((h) => `${String(h).padStart(2, '0')}:00`).join('-'));
  const days = fc.constantFrom(
    'Mo-Fr',
    'Sa,Su',
    'PH',
    'We[2]',
    'Fr-Mo,PH',
    'PH +1 day',
    'Tu,PH -1 day',
    '2026 Sep 22',
  );
  const rule = fc.tuple(days, fc.oneof(range, fc.constant('off'))).map((parts) => parts.join(' '));
  const values = fc.array(rule, { minLength: 1, maxLength: 4 }).map((rules) => rules.join('; '));
  const from = startOfLocalDay('2026-09-15');
  const until = startOfLocalDay('2026-09-29');
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 24 * 14 - 1 }), (value, hours) => {
      const found = intervals(value, from, until);
      const edges = found.flatMap(({ startsAt, endsAt }) => [
        +new Date(startsAt),
        +new Date(endsAt),
      ]);
      expect(edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? 0))).toBe(
        true,
      );
      expect(edges.every((edge) => edge >= +from && edge <= +until)).toBe(true);
      const later = new Date(+from + hours * 3_600_000);
      const cut = found
        .filter(({ endsAt }) => new Date(endsAt) > later)
        .map((one) =>
          new Date(one.startsAt) < later ? { ...one, startsAt: later.toISOString() } : one,
        );
      expect(intervals(value, later, until)).toEqual(cut);
    }),
    { numRuns: 60 },
  );
});
