import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  addDays,
  isLocalDate,
  localDate,
  localMinutes,
  localTime,
  localWeekday,
  now,
  setNow,
  startOfLocalDay,
  toIso,
} from '#server/clock.ts';

const at = (text: string): Date => new Date(text);
const moments = fc.date({
  min: at('1990-01-01T00:00:00Z'),
  max: at('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

afterEach(() => setNow(undefined));

describe('the clock', () => {
  test('runs, stops at a given moment and runs again', () => {
    const before = Date.now();
    expect(now().getTime()).toBeGreaterThanOrEqual(before);
    setNow(at('2026-11-22T01:02:03.004Z'));
    expect(toIso(now())).toBe('2026-11-22T01:02:03.004Z');
    setNow(undefined);
    expect(now().getTime()).toBeGreaterThanOrEqual(before);
  });

  test('a caller who changes the date it was given does not move the clock', () => {
    setNow(at('2026-11-22T00:00:00Z'));
    now().setFullYear(1999);
    expect(toIso(now())).toBe('2026-11-22T00:00:00.000Z');
  });
});

describe('local time', () => {
  test('the day changes at midnight in Tokyo, 15:00 UTC', () => {
    expect(localDate(at('2026-08-11T14:59:59.999Z'))).toBe('2026-08-11');
    expect(localDate(at('2026-08-11T15:00:00.000Z'))).toBe('2026-08-12');
    expect(localTime(at('2026-08-11T14:59:59.999Z'))).toBe('23:59');
    expect(localTime(at('2026-08-11T15:00:00.000Z'))).toBe('00:00');
    expect(localMinutes(at('2026-08-11T14:59:59.999Z'))).toBe(1439);
    expect(localMinutes(at('2026-08-11T15:00:00.000Z'))).toBe(0);
  });

  test('the year begins at midnight in Tokyo', () => {
    expect(localDate(at('2026-12-31T15:00:00Z'))).toBe('2027-01-01');
    expect(toIso(startOfLocalDay('2027-01-01'))).toBe('2026-12-31T15:00:00.000Z');
  });

  test('the week begins on Monday', () => {
    expect(localWeekday(at('2026-11-22T14:59:00Z'))).toBe(6);
    expect(localWeekday(at('2026-11-22T15:00:00Z'))).toBe(0);
  });

  test('a moment lies within the local day it names', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const start = startOfLocalDay(localDate(moment));
        const minutes = Math.floor((+moment - +start) / 60_000);
        expect(localMinutes(moment)).toBe(minutes);
        expect(localTime(start)).toBe('00:00');
      }),
    );
  });
});

describe('dates', () => {
  test('days are counted over months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-03-01', 0)).toBe('2026-03-01');
  });

  test('only dates that exist are dates', () => {
    expect(['2026-02-28', '2028-02-29', '2026-12-31'].filter(isLocalDate)).toHaveLength(3);
    const wrong = [
      '2026-02-30',
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-2-3',
      '2026-01-32',
      '',
      '2026-01-01 ',
    ];
    expect(wrong.filter(isLocalDate)).toEqual([]);
  });

  test('every date that a moment names exists', () => {
    fc.assert(fc.property(moments, (moment) => isLocalDate(localDate(moment))));
  });
});
