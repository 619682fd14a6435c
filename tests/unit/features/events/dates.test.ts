import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthWeeks, weekdayOf, weekendDates } from '#features/events/calendar.ts';
import { readEventList, writeEventList } from '#features/events/list-input.ts';
import { daysOf, occurrencesOf, type Change } from '#features/events/occurrences.ts';
import { datesOf, isUsable } from '#features/events/recurrence.ts';
import { lastDateOf, spanOf } from '#features/events/times.ts';
import { addDays, localDate, localTime } from '#server/clock.ts';

const rule = (from: string, until: string, rrule: string | null) => ({
  ...spanOf(from, until),
  rrule,
});
const plain = { state: 'scheduled', earlier: null, note: null, noteEn: null } as const;
const one = (from: string, until: string | null) => ({
  ...spanOf(from, until),
  date: from.slice(0, 10),
  ...plain,
});

describe('a repeat rule', () => {
  it('is read on Tokyo’s clock: Saturday at 8:00 is a Friday in UTC', () => {
    const market = rule('2026-11-28T08:00', '2026-11-28T11:00', 'FREQ=WEEKLY;BYDAY=SA');
    const dates = datesOf(market, '2026-12-20', '2027-01-10');
    expect(dates.map(({ date }) => date)).toEqual(['2026-12-26', '2027-01-02', '2027-01-09']);
    expect(dates[0]!.start.toISOString()).toBe('2026-12-25T23:00:00.000Z');
  });

  it('goes on over the end of the year with each last Friday and each 31st', () => {
    const last = rule('2026-10-30T17:30', '2026-10-30T21:00', 'FREQ=MONTHLY;BYDAY=-1FR');
    expect(datesOf(last, '2026-12-01', '2027-02-01').map(({ date }) => date)).toEqual([
      '2026-12-25',
      '2027-01-29',
    ]);
    const end = rule('2026-10-31T10:00', '2026-10-31T11:00', 'FREQ=MONTHLY;BYMONTHDAY=31');
    expect(datesOf(end, '2026-11-01', '2027-02-01').map(({ date }) => date)).toEqual([
      '2026-12-31',
      '2027-01-31',
    ]);
  });

  it('holds its last date, which is a local one', () => {
    const show = rule('2026-12-30T23:00', '2026-12-31T01:00', 'FREQ=DAILY;UNTIL=20270101');
    expect(datesOf(show, '2026-12-01', '2027-02-01').map(({ date }) => date)).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
    ]);
  });

  it('gives half-open windows that join without gap or double', () => {
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
    fc.assert(
      fc.property(
        weekday,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 60 }),
        (day, hour, cut) => {
          const first = Array.from({ length: 7 }, (_, i) => addDays('2026-11-23', i)).find(
            (date) => ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][weekdayOf(date)] === day,
          )!;
          const from = `${first}T${String(hour).padStart(2, '0')}:30`;
          const weekly = rule(from, from, `FREQ=WEEKLY;BYDAY=${day}`);
          const middle = addDays('2026-11-23', cut);
          const whole = datesOf(weekly, '2026-11-23', '2027-02-01');
          const parts = [
            ...datesOf(weekly, '2026-11-23', middle),
            ...datesOf(weekly, middle, '2027-02-01'),
          ];
          expect(parts).toEqual(whole);
          for (const { date, start } of whole) {
            expect(localTime(start)).toBe(from.slice(11));
            expect(weekdayOf(date)).toBe(weekdayOf(first));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is refused when it does not give its own first date', () => {
    expect(isUsable(rule('2026-11-28T08:00', '2026-11-28T11:00', 'FREQ=WEEKLY;BYDAY=SA'))).toBe(
      true,
    );
    expect(isUsable(rule('2026-11-28T08:00', '2026-11-28T11:00', 'FREQ=WEEKLY;BYDAY=SU'))).toBe(
      false,
    );
  });
});

describe('the days of an event', () => {
  const change = (rest: Partial<Change>): Change => ({
    date: '2026-12-05',
    state: 'cancelled',
    span: null,
    note: null,
    noteEn: null,
    ...rest,
  });

  it('keep a night with the evening it began on, over the end of the year too', () => {
    const night = one('2026-12-31T23:00', '2027-01-01T01:00');
    expect(lastDateOf(night)).toBe('2026-12-31');
    expect(daysOf([night]).map(({ date }) => date)).toEqual(['2026-12-31']);
    expect(daysOf([night])[0]!.over.toISOString()).toBe('2026-12-31T16:00:00.000Z');
    expect(lastDateOf(one('2026-12-31T20:00', '2027-01-01T08:00'))).toBe('2027-01-01');
  });

  it('end a day at midnight, and hold every whole day once', () => {
    expect(lastDateOf(one('2026-12-05T18:00', '2026-12-06T00:00'))).toBe('2026-12-05');
    const days = daysOf([one('2026-12-30', '2027-01-02')]);
    expect(days.map(({ date, ongoing }) => `${date} ${ongoing}`)).toEqual([
      '2026-12-30 false',
      '2026-12-31 true',
      '2027-01-01 true',
      '2027-01-02 true',
    ]);
  });

  it('show an event that takes place twice a day once, with how often more', () => {
    const days = daysOf([
      one('2026-12-05T15:30', '2026-12-05T16:30'),
      one('2026-12-05T13:00', '2026-12-05T14:00'),
    ]);
    expect(days).toHaveLength(1);
    expect(days[0]!.others).toBe(1);
    expect(localTime(days[0]!.start)).toBe('13:00');
    expect(localTime(days[0]!.over)).toBe('16:30');
  });

  it('keep a moved one on its earlier date as well, with both dates known', () => {
    const dates = datesOf(rule('2026-12-05T17:00', '2026-12-05T20:00', null), '', '');
    const to = spanOf('2026-12-12T17:00', '2026-12-12T20:00');
    const [moved] = occurrencesOf(dates, [change({ state: 'moved', span: to })]);
    expect(moved!.earlier!.toISOString()).toBe('2026-12-05T08:00:00.000Z');
    expect(localDate(moved!.start)).toBe('2026-12-12');
    expect(daysOf([moved!]).map(({ date }) => date)).toEqual(['2026-12-05', '2026-12-12']);
  });

  it('lose a date that was taken out, and keep a cancelled one', () => {
    const dates = datesOf(rule('2026-12-05T17:00', '2026-12-05T20:00', null), '', '');
    expect(occurrencesOf(dates, [change({ state: 'removed' })])).toEqual([]);
    expect(occurrencesOf(dates, [change({})])[0]!.state).toBe('cancelled');
  });
});

describe('the calendar', () => {
  it('has whole weeks from Sunday', () => {
    const weeks = monthWeeks('2026-12');
    expect(weeks[0]![0]).toBe('2026-11-29');
    expect(weeks.at(-1)!.at(-1)).toBe('2027-01-02');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it('means by the weekend the coming one, and on Sunday that Sunday', () => {
    expect(weekendDates(new Date('2026-11-24T03:00:00Z'))).toEqual({
      from: '2026-11-28',
      until: '2026-11-30',
    });
    // Sunday 29, 0:30 in Tokyo, is still Saturday in UTC.
    expect(weekendDates(new Date('2026-11-28T15:30:00Z'))).toEqual({
      from: '2026-11-29',
      until: '2026-11-30',
    });
  });
});

describe('the address of a list', () => {
  it('is read whatever it holds, and written so that it reads the same', () => {
    const name = fc.constantFrom(
      'q',
      'area',
      'kind',
      'campaign',
      'free',
      'when',
      'view',
      'month',
      'day',
      'page',
      'x',
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '1',
        'today',
        'month',
        '2026-12',
        '2026-02-30',
        '2026-12-05',
        'market',
        '-1',
        'odono',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const input = readEventList(new URLSearchParams(pairs));
        expect(readEventList(new URLSearchParams(writeEventList(input)))).toEqual(input);
      }),
    );
  });
});
