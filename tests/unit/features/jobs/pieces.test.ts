import fc from 'fast-check';
import { problemText } from '#features/drafts/problem-text.ts';
import { describe, expect, test } from 'vitest';
import { words } from '#i18n/index.ts';
import { BANDS, bandBits, bitsOf } from '#features/jobs/bands.ts';
import { shiftLines, wageText } from '#features/jobs/components/say.ts';
import { readJobList, writeJobList } from '#features/jobs/list-input.ts';
import { EMPLOYMENT_TYPES } from '#features/jobs/schema.ts';
import { closesAt, jobState } from '#features/jobs/state.ts';
import { findings, job } from './job.ts';

const ja = words('ja');
const en = words('en');

describe('parts of the day', () => {
  test.each([
    ['07:30', '12:00', ['day']],
    ['05:00', '09:30', ['morning']],
    ['07:00', '11:00', ['morning', 'day']],
    ['09:00', '17:00', ['day']],
    ['13:00', '22:00', ['day', 'evening']],
    ['18:00', '22:00', ['evening']],
    ['20:00', '21:00', ['evening']],
    ['20:00', '26:00', ['evening', 'night']],
    ['22:00', '31:00', ['morning', 'night']],
    ['00:00', '05:00', ['night']],
  ])('%s to %s belongs to %o', (start, end, bands) => {
    const bits = bandBits([{ start, end, days: '1' }]);
    expect(BANDS.filter((band) => (bits & bitsOf([band])) !== 0)).toEqual(bands);
  });

  test('a Saturday makes it weekend work', () => {
    expect(bandBits([{ start: '09:00', end: '17:00', days: '56' }])).toBe(
      bitsOf(['day', 'weekend']),
    );
  });
});

describe('the state of a post', () => {
  const times = {
    postedOn: '2026-11-01',
    validUntil: '2026-11-30',
    closedAt: null,
    closeReason: null,
  };
  test.each([
    ['2026-10-31T14:59:59.999Z', 'coming'],
    ['2026-10-31T15:00:00.000Z', 'open'],
    ['2026-11-30T14:59:59.999Z', 'open'],
    ['2026-11-30T15:00:00.000Z', 'ended'],
  ])('at %s it is %s: days are those of Tokyo', (at, state) => {
    expect(jobState(times, new Date(at))).toBe(state);
  });

  test('it closes at the very millisecond it is filled', () => {
    const filled = {
      ...times,
      closedAt: '2026-11-20T03:00:00.000Z',
      closeReason: 'filled' as const,
    };
    expect(jobState(filled, new Date('2026-11-20T02:59:59.999Z'))).toBe('open');
    expect(jobState(filled, new Date('2026-11-20T03:00:00.000Z'))).toBe('filled');
    expect(closesAt(filled).toISOString()).toBe('2026-11-20T03:00:00.000Z');
    expect(closesAt(times).toISOString()).toBe('2026-11-30T15:00:00.000Z');
  });
});

describe('the address of a list', () => {
  const input = fc.record({
    q: fc.string().map((text) => text.replace(/\s+/g, ' ').trim()),
    area: fc.subarray(['ogori', 'yuda']),
    type: fc.subarray([...EMPLOYMENT_TYPES]),
    hours: fc.subarray([...BANDS]),
    weekend: fc.boolean(),
    hourly: fc.option(fc.integer({ min: 1, max: 10_000_000 })),
    monthly: fc.option(fc.integer({ min: 1, max: 10_000_000 })),
    sort: fc.constantFrom('newest' as const, 'wage' as const),
    page: fc.integer({ min: 1, max: 100 }),
  });

  test('holds everything that was asked', () => {
    fc.assert(
      fc.property(input, (asked) => {
        const once = readJobList(new URLSearchParams(writeJobList(asked)));
        expect({ ...once, q: '' }).toEqual({ ...asked, q: '' });
        expect(readJobList(new URLSearchParams(writeJobList(once)))).toEqual(once);
      }),
    );
  });

  test('never fails, whatever stands in it', () => {
    const names = fc.constantFrom(
      'q',
      'area',
      'type',
      'hours',
      'weekend',
      'hourly',
      'sort',
      'page',
    );
    const anything = fc.array(fc.tuple(names, fc.string()));
    fc.assert(
      fc.property(anything, (pairs) => {
        expect(() => readJobList(new URLSearchParams(pairs))).not.toThrow();
      }),
    );
  });
});

describe('in words', () => {
  test('shifts are gathered by their days, hours past midnight are the next day', () => {
    const shifts = [
      { start: '08:30', end: '12:30', days: '12345' },
      { start: '13:00', end: '17:00', days: '12345' },
      { start: '18:00', end: '26:00', days: '57' },
      { start: '10:00', end: '24:00', days: '1234567' },
    ];
    expect(shiftLines(shifts, ja.jobs)).toEqual([
      '月〜金　08:30〜12:30／13:00〜17:00',
      '金・日　18:00〜翌2:00',
      '毎日　10:00〜24:00',
    ]);
    expect(shiftLines(shifts, en.jobs)[1]).toBe('Fri, Sun 18:00–2:00 (next day)');
  });

  test('a wage says its range once', () => {
    const wage = { unit: 'MONTH' as const, min: 200_000, max: null, withFixedOvertime: false };
    expect(wageText({ wage, reward: null }, ja.jobs)).toBe('月給 200,000円');
    expect(wageText({ wage: { ...wage, max: 250_000 }, reward: null }, ja.jobs)).toBe(
      '月給 200,000円〜250,000円',
    );
    expect(wageText({ wage: null, reward: '1点 500円' }, ja.jobs)).toBe('1点 500円');
  });

  test('a finding names its field, its day and its yen', () => {
    const [finding] = findings(job({ wageMin: 1000 }));
    expect(problemText('job', { source: 'rule', ...finding! })).toBe(
      '2025年11月1日からの最低賃金は時給1,043円です。いまの賃金は1時間あたり1,000円です（固定残業代・通勤手当などを除く）。',
    );
    const [missing] = findings(job({ holidays: null }));
    expect(problemText('job', { source: 'rule', ...missing! })).toContain('「休日」がありません');
  });
});
