import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { HOLIDAYS_BY_LAW as holidays } from '#features/days/holidays.ts';
import { weekTable } from '#features/shops/hours/describe.ts';
import { appliesOn, parsePattern } from '#features/shops/hours/pattern.ts';
import type { OpenInterval } from '#features/shops/hours/types.ts';
import { usualWeek, type Period } from '#features/shops/hours/usual.ts';
import { addDays, startOfLocalDay } from '#server/clock.ts';

vi.stubEnv('TZ', 'Asia/Tokyo');
const { intervals } = await import('#features/shops/hours/evaluate.ts');

const evaluated = (value: string, from: string, days = 7): OpenInterval[] =>
  intervals(value, startOfLocalDay(addDays(from, -1)), startOfLocalDay(addDays(from, days + 1)));
const texts = (periods: Period[]): string =>
  periods.map(({ open, close }) => `${open}-${close}`).join(',');
const week = (value: string, from: string): string[] =>
  weekTable({ intervals: evaluated(value, from), from, locale: 'ja', holidays }).map(
    ({ periods }) => texts(periods),
  );

describe('the week ahead', () => {
  test('names the days, their holidays and exceptions', () => {
    const days = weekTable({
      intervals: evaluated('Mo-Fr 10:00-18:00; PH off; 2026 Sep 24 off', '2026-09-20'),
      from: '2026-09-20',
      locale: 'ja',
      holidays,
      exceptions: [{ date: '2026-09-24', reason: '棚卸し' }],
    });
    expect(
      days.map(({ date, weekday, holidayName: name }) => [date.slice(8), weekday, name]),
    ).toEqual([
      ['20', 6, null],
      ['21', 0, '敬老の日'],
      ['22', 1, '国民の休日'],
      ['23', 2, '秋分の日'],
      ['24', 3, null],
      ['25', 4, null],
      ['26', 5, null],
    ]);
    expect(days.map(({ periods }) => texts(periods))).toEqual([
      '',
      '',
      '',
      '',
      '',
      '10:00-18:00',
      '',
    ]);
    expect(days.map(({ exception }) => exception)).toEqual([
      null,
      null,
      null,
      null,
      { reason: '棚卸し' },
      null,
      null,
    ]);
  });

  test('a period past midnight belongs to the day it begins on', () => {
    expect(week('Fr,Sa 18:00-26:00; Su 10:00-12:00', '2026-08-22')).toEqual([
      '18:00-26:00',
      '10:00-12:00',
      '',
      '',
      '',
      '',
      '18:00-26:00',
    ]);
    expect(week('Fr 18:00-24:00', '2026-08-21')[0]).toBe('18:00-24:00');
  });

  test('around the clock every day has its hours', () => {
    expect(week('24/7', '2026-12-29')).toEqual(Array(7).fill('00:00-24:00'));
    expect(
      week('Mo 10:00-24:00; Tu 00:00-24:00; We 00:00-09:00', '2026-08-24').slice(0, 4),
    ).toEqual(['10:00-24:00', '00:00-24:00', '00:00-09:00', '']);
  });

  test('last orders are those of the day, within what is open', () => {
    const value = 'Mo-Su 11:00-14:00,17:00-22:00; Th 11:00-14:00; 2026 Aug 21 11:00-22:00';
    const days = weekTable({
      intervals: evaluated(value, '2026-08-18'),
      from: '2026-08-18',
      locale: 'ja',
      holidays,
      lastOrders: 'Mo-Fr 13:30,21:00; We[3] 13:00; Sa 13:30',
      exceptions: [{ date: '2026-08-21', reason: null }],
    });
    expect(days.map(({ lastOrders }) => lastOrders.join())).toEqual([
      '13:30,21:00',
      '13:00',
      '13:30',
      '',
      '13:30',
      '',
      '13:30,21:00',
    ]);
  });
});

describe('holiday names', () => {
  test('come in both languages, for substitutes as well', () => {
    expect(holidays.nameOf('2026-05-05', 'ja')).toBe('こどもの日');
    expect(holidays.nameOf('2026-05-06', 'ja')).toBe('振替休日');
    expect(holidays.nameOf('2026-05-06', 'en')).toBe('Holiday in lieu');
    expect(holidays.nameOf('2026-11-03', 'en')).toBe('National Culture Day');
    expect(holidays.nameOf('2026-11-04', 'ja')).toBeNull();
    expect(holidays.has('constructor')).toBe(false);
  });
});

describe('the usual week', () => {
  const usual = (value: string): unknown => {
    const result = usualWeek(value);
    if (result.kind === 'raw') return 'raw';
    return {
      days: result.days.map(texts),
      extras: result.extras.map(({ periods, ...rest }) => ({ ...rest, periods: texts(periods) })),
    };
  };
  const ten = '10:00-18:00';

  test('is a table of weekdays with what differs', () => {
    expect(usual('Mo-Fr 10:00-18:00; Sa 10:00-17:00; Su,PH off; We[3] off')).toEqual({
      days: [ten, ten, ten, ten, ten, '10:00-17:00', ''],
      extras: [
        {
          dates: [],
          days: [{ kind: 'holiday', offset: 0, weekday: null }],
          periods: '',
          except: [],
        },
        { dates: [], days: [{ kind: 'nth', weekday: 2, nths: [3] }], periods: '', except: [] },
      ],
    });
  });

  test('reads dates with and without years and ranges over the turn of the year and of the week', () => {
    const days = [
      { kind: 'weekday', weekday: 5 },
      { kind: 'weekday', weekday: 6 },
      { kind: 'weekday', weekday: 0 },
    ];
    const day = (month: number, number: number | null, year: number | null = null): unknown => ({
      year,
      month,
      day: number,
    });
    expect(
      usual(
        'Mo-Su 10:00-18:00; Dec 29-Jan 3,Aug 13-15 off; Apr-Sep Sa-Mo 20:00-02:00; 2026 Aug 20 off',
      ),
    ).toMatchObject({
      extras: [
        {
          dates: [
            { from: day(12, 29), to: day(1, 3) },
            { from: day(8, 13), to: day(8, 15) },
          ],
          days: [],
        },
        { dates: [{ from: day(4, null), to: day(9, null) }], days, periods: '20:00-26:00' },
        { dates: [{ from: day(8, 20, 2026), to: day(8, 20, 2026) }] },
      ],
    });
  });

  test('leaves out what a later rule makes the same', () => {
    expect(usual('Mo-Su,PH 10:00-18:00; We off')).toEqual({
      days: [ten, ten, '', ten, ten, ten, ten],
      extras: [],
    });
    expect(usual('PH off; Mo-Su 10:00-18:00')).toMatchObject({ extras: [] });
    expect(usual('We[3] off; We 10:00-18:00')).toMatchObject({ extras: [] });
    expect(usual('Mo-Fr 10:00-18:00; PH off; Sa 10:00-18:00; Su off')).toMatchObject({
      extras: [{ except: [5] }],
    });
    expect(usual('Mo-Su 10:00-18:00; We[3] off; Sa off')).toMatchObject({
      extras: [{ except: [] }],
    });
  });

  test('around the clock', () => {
    expect(usual('24/7')).toEqual({ days: Array(7).fill('00:00-24:00'), extras: [] });
  });

  test.each([
    '',
    'いつも',
    'Mo-Fr 10:00+',
    'Mo 10:00-12:00, We 13:00-15:00',
    'sunrise-sunset',
    'Mo 13:30',
    'Mo off "x"',
    'week 3 Mo off',
    'Mo off; 10:00-12:00',
    'Mooff',
    'PH Mo-Fr off',
  ])('does not guess at %s', (value) => {
    expect(usualWeek(value)).toEqual({ kind: 'raw', value });
  });
});

describe('words and evaluation agree', () => {
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const period = fc
    .tuple(fc.integer({ min: 24, max: 90 }), fc.integer({ min: 1, max: 52 }))
    // Up to 05:00, before the next day's hours begin.
    .map(([open, length]) => `${clock(open * 15)}-${clock(Math.min(open + length, 116) * 15)}`);
  const times = fc.oneof(
    { weight: 3, arbitrary: period },
    { weight: 1, arbitrary: fc.constant('off') },
  );
  const valueOf = (...days: string[]): fc.Arbitrary<string> =>
    fc
      .array(fc.tuple(fc.constantFrom(...days), times), { minLength: 1, maxLength: 5 })
      .map((rules) => rules.map((parts) => parts.join(' ')).join('; '));

  test('the table of a value is what it opens in a week without holidays', () => {
    fc.assert(
      fc.property(valueOf('Mo-Fr', 'Sa,Su', 'We', 'Fr-Mo', 'Mo-Su', 'PH'), (value) => {
        const usual = usualWeek(value);
        expect(usual.kind === 'table' && usual.days.map(texts)).toEqual(week(value, '2026-08-24'));
      }),
      { numRuns: 60 },
    );
  });

  test('the last rule that applies to a day is the one it opens by', () => {
    const values = valueOf(
      'Mo-Su',
      'We[2,4]',
      'Tu[-1]',
      'Sa,PH',
      'PH +1 day',
      'PH -1 day',
      'Dec 29-Jan 3',
      'Sep Mo-We',
      '2026 Sep 20-24',
    );
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('2026-09-18', '2026-12-28', '2027-05-01', '2026-09-25'),
        (value, from) => {
          const rules = parsePattern(value);
          const said = Array.from({ length: 7 }, (_, index) => {
            const rule = rules?.findLast((candidate) =>
              appliesOn(candidate, addDays(from, index), holidays),
            );
            return rule && rule.times !== 'off' ? rule.times : '';
          });
          expect(week(value, from)).toEqual(said);
        },
      ),
      { numRuns: 120 },
    );
  });
});
