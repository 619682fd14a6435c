import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#server/clock.ts';
import { WAGE_UNITS, type JobBody } from '#features/jobs/schema.ts';
import { findings, job, told, WAGES } from './job.ts';

const HOURS = { dailyHours: 7.5, weeklyHours: 37.5, monthlyHours: 162.5 };
const PER_UNIT = { HOUR: 1, DAY: 7.5, WEEK: 37.5, MONTH: 162.5, YEAR: 1950 };

const wageKeys = (body: JobBody, context = {}) =>
  findings(body, context).flatMap(({ level, key }) => (level === 'block' ? [key] : []));

describe('the minimum wage', () => {
  test.each(WAGE_UNITS)('by the %s: the exact amount passes, one yen less does not', (wageUnit) => {
    const exact = 1043 * PER_UNIT[wageUnit];
    expect(told(job({ ...HOURS, wageUnit, wageMin: Math.ceil(exact) }))).toEqual([]);
    expect(told(job({ ...HOURS, wageUnit, wageMin: Math.ceil(exact) - 1 }))).toEqual([
      'wageMin minimumWage',
    ]);
  });

  test.each([
    ['DAY', 'dailyHours'],
    ['WEEK', 'weeklyHours'],
    ['MONTH', 'monthlyHours'],
    ['YEAR', 'monthlyHours'],
  ])('a wage by the %s without its hours cannot be checked', (wageUnit, field) => {
    expect(told(job({ wageUnit, wageMin: 5_000_000 }))).toEqual([`${field} wageHours`]);
  });

  test('every day of the post counts: ¥1,000 was enough up to 2025-10-15', () => {
    const dates = { wageMin: 1000, postedOn: '2025-09-01' };
    const today = { today: '2025-09-01' };
    expect(wageKeys(job({ ...dates, validUntil: '2025-10-15' }), today)).toEqual([]);
    expect(findings(job({ ...dates, validUntil: '2025-10-16' }), today)).toContainEqual({
      field: 'wageMin',
      level: 'block',
      key: 'minimumWage',
      params: { date: '2025-10-16', minimum: 1043, hourly: 1000 },
    });
  });

  test('a post that misses two rates is told of both', () => {
    const body = job({ wageMin: 900, postedOn: '2025-10-01', validUntil: '2025-10-31' });
    const dates = findings(body, { today: '2025-10-01' })
      .filter(({ key }) => key === 'minimumWage')
      .map(({ params }) => params['date']);
    expect(dates).toEqual(['2025-10-01', '2025-10-16']);
  });

  test.each([
    'excludedPremium',
    'excludedCommuting',
    'excludedFamily',
    'excludedAttendance',
    'excludedBonus',
  ])('%s does not count', (part) => {
    expect(told(job({ wageMin: 1100, [part]: 57 }))).toEqual([]);
    expect(told(job({ wageMin: 1100, [part]: 58 }))).toEqual(['wageMin minimumWage']);
  });

  test('the wage of a trial period counts too', () => {
    const trial = { trial: true, trialLength: '1か月', trialTerms: '賃金が違います' };
    expect(told(job({ ...trial, trialWage: 1042 }))).toEqual(['trialWage minimumWage']);
    expect(told(job({ ...trial, trialWage: 1043 }))).toEqual([]);
  });

  test('another prefecture has its own table', () => {
    expect(told(job({ wageRegion: 'hiroshima' }))).toEqual(['wageMin minimumWageUnknown']);
    const other = [...WAGES, { region: 'hiroshima', validFrom: '2025-10-01', hourly: 1200 }];
    expect(told(job({ wageRegion: 'hiroshima' }), 'block', { minimumWages: other })).toEqual([
      'wageMin minimumWage',
    ]);
  });

  test('a day before the first row is unknown', () => {
    expect(told(job({ postedOn: '2024-09-30', validUntil: '2024-10-31' }))).toContain(
      'wageMin minimumWageUnknown',
    );
  });

  test('a newest row older than twelve months is never fine', () => {
    const body = job({ postedOn: '2026-10-01', validUntil: '2026-10-16', wageMin: 5000 });
    expect(told(body, 'block', { today: '2026-10-16' })).toEqual([]);
    expect(told(body, 'block', { today: '2026-10-17' })).toEqual(['wageMin minimumWageStale']);
  });

  test('a post that outlives the table is warned about', () => {
    const body = job({ validUntil: '2026-10-17' });
    expect(told(body, 'warn')).toEqual(['wageMin minimumWageSoon']);
    expect(told(job({ validUntil: '2026-10-16' }), 'warn')).toEqual([]);
  });

  test('a maker may have a minimum wage of its own', () => {
    expect(told(job(), 'warn', { categories: ['craft', 'manufacturing'] })).toEqual([
      'wageMin specificMinimumWage',
    ]);
  });

  test('the highest wage may not be below the lowest', () => {
    expect(told(job({ wageMax: 1099 }))).toEqual(['wageMax wageOrder']);
  });
});

describe('固定残業代', () => {
  const fixed = {
    wageUnit: 'MONTH',
    monthlyHours: 160,
    wageMin: 250_000,
    fixedOvertime: true,
    fixedOvertimeBase: 205_000,
    fixedOvertimeAmount: 45_000,
    fixedOvertimeHours: 25,
    fixedOvertimeExcess: true,
  };

  test('stated in full is fine', () => {
    expect(findings(job(fixed))).toEqual([]);
  });

  test.each(['fixedOvertimeBase', 'fixedOvertimeAmount', 'fixedOvertimeHours'])(
    'without %s is blocked',
    (field) => {
      expect(told(job({ ...fixed, [field]: null }))).toEqual([`${field} fixedOvertimePart`]);
    },
  );

  test('needs the promise to pay what goes beyond', () => {
    expect(told(job({ ...fixed, fixedOvertimeExcess: false }))).toEqual([
      'fixedOvertimeExcess fixedOvertimeExcess',
    ]);
  });

  test('is taken out before the minimum wage is looked at', () => {
    const low = { ...fixed, wageMin: 200_000, fixedOvertimeBase: 155_000 };
    expect(told(job(low))).toEqual(['wageMin minimumWage']);
  });

  test('and base together cannot exceed the wage', () => {
    expect(told(job({ ...fixed, fixedOvertimeBase: 205_001 }))).toEqual([
      'fixedOvertimeBase fixedOvertimeSum',
    ]);
  });

  test('below the premium its hours are owed is warned about', () => {
    // 205,000 ÷ 160 × 1.25 × 30 hours = 48,047 yen.
    expect(findings(job({ ...fixed, fixedOvertimeHours: 30 }))).toEqual([
      {
        field: 'fixedOvertimeAmount',
        level: 'warn',
        key: 'fixedOvertimeLow',
        params: { owed: 48_047 },
      },
    ]);
  });
});

describe('for every wage', () => {
  const amount = fc.integer({ min: 1, max: 10_000_000 });
  const unit = fc.constantFrom(...WAGE_UNITS);

  test('raising it never adds a block', () => {
    fc.assert(
      fc.property(unit, amount, amount, fc.nat(300), (wageUnit, wageMin, raise, fixed) => {
        const post = (by: number) =>
          job({
            ...HOURS,
            wageUnit,
            wageMin: wageMin + by,
            wageMax: wageMin + by,
            fixedOvertime: fixed > 0,
            fixedOvertimeBase: 1,
            fixedOvertimeAmount: fixed || null,
            fixedOvertimeHours: 1,
            fixedOvertimeExcess: true,
          });
        const before = told(post(0));
        expect(told(post(raise)).filter((finding) => !before.includes(finding))).toEqual([]);
      }),
    );
  });

  test('the days decide one by one across 2025-10-16', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2025-08-20', n));
    const hourly = fc.integer({ min: 970, max: 1050 });
    fc.assert(
      fc.property(day, fc.nat(90), hourly, (postedOn, length, wageMin) => {
        const validUntil = addDays(postedOn, length);
        const days = Array.from({ length: length + 1 }, (_, i) => addDays(postedOn, i));
        const isMissed = days.some((date) => wageMin < (date < '2025-10-16' ? 979 : 1043));
        const keys = wageKeys(job({ postedOn, validUntil, wageMin }));
        expect(keys.includes('minimumWage')).toBe(isMissed);
      }),
    );
  });
});
