import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comingClosings, withClosing } from '#features/shops/hours/closings.ts';
import { valueOfWeek, weekOfValue } from '#features/shops/hours/editor.ts';
import {
  controlsFrom,
  controlsIn,
  controlsOfHours,
  copyDay,
  hoursOf,
  readHoursForm,
} from '#features/shops/hours/form.ts';
import { proposeHours } from '#features/shops/hours/prose/propose.ts';
import { hoursSentence } from '#features/shops/hours/sentence.ts';
import { usualWeek } from '#features/shops/hours/usual.ts';
import { hoursJa } from '#i18n/hours.ja.ts';

const say = (value: string) => hoursSentence(usualWeek(value), hoursJa);
const plain = { note: null, noteEn: null, text: null, irregular: false };

/** A value as it comes back from the form that shows it. */
const throughForm = (value: string, lastOrders: string | null = null) =>
  hoursOf(controlsOfHours({ ...plain, value, lastOrders }));

describe('a week in the form', () => {
  test.each([
    'Mo-Fr 10:00-18:00',
    'Mo-Sa 08:00-18:00; Su 09:00-17:00; We[3] off; PH 09:00-17:00',
    'Tu-Su 11:00-14:00,17:00-26:00; PH off',
    'Mo-Su 00:00-24:00',
    '24/7',
    'Mo-Fr 09:00-17:00; Jan 01-Jan 03 off',
    'Mo[1,3],Tu[-1] 10:00-12:00',
    'PH 10:00-15:00',
  ])('says the same to visitors as before: %s', (value) => {
    expect(say(throughForm(value)!.value!)).toBe(say(value));
  });

  test.each(['PH off; Mo 10:00-18:00; Mo-Fr 09:00-17:00', 'Mo-Fr sunrise-sunset'])(
    'that cannot be shown part by part stays as it is: %s',
    (value) => {
      const week = weekOfValue(value);
      if (week) expect(say(valueOfWeek(week)!)).toBe(say(value));
      else expect(throughForm(value)!.value).toBe(value);
    },
  );

  test('keeps last orders on the days they belong to', () => {
    const hours = throughForm('Mo-Fr 11:00-14:00,17:00-26:00', 'Mo-Fr 13:30,25:15');
    expect(hours).toMatchObject({ lastOrders: 'Mo-Fr 13:30,25:15' });
  });

  test('an end past midnight is one of the following morning', () => {
    expect(hoursOf({ '4p0o': '18:00', '4p0c': '02:00' })!.value).toBe('Fr 18:00-26:00');
  });

  test.each([
    [{ '0p0o': '10:00' }],
    [{ '0p0o': '10時', '0p0c': '18:00' }],
    [{ '0p0o': '10:00', '0p0c': '18:00', '0p1o': '17:00', '0p1c': '20:00' }],
  ])('what cannot be read is kept as it was typed: %j', (controls) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(controls)) form.set(`h-${name}`, value);
    const value = readHoursForm(form, 'hours');
    expect(typeof value).toBe('string');
    expect(controlsFrom(value)).toEqual(controls);
    expect(controlsIn(form)).toEqual(controls);
  });

  test('copies one day to others', () => {
    const controls = { '0p0o': '10:00', '0p0c': '18:00', '2p0o': '09:00', '2p1o': '17:00' };
    const copied = copyDay(controls, 0, [2, 3]);
    expect(hoursOf(copied)!.value).toBe('Mo,We-Th 10:00-18:00');
  });

  test('any week of plain periods comes back as it was', () => {
    const time = fc.integer({ min: 0, max: 47 }).map((half) => {
      const hour = String(Math.floor(half / 2)).padStart(2, '0');
      return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
    });
    const day = fc.option(
      fc
        .tuple(time, time)
        .filter(([a, b]) => a < b)
        .map(([open, close]) => ({ open, close })),
    );
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), (week) => {
        const days = week.map((period) => (period ? [period] : []));
        const value = valueOfWeek({ days, holiday: null, nth: [], kept: [] });
        expect(value === null ? null : weekOfValue(value)!.days).toEqual(
          days.every((periods) => periods.length === 0) ? null : days,
        );
      }),
    );
  });
});

const PERIODS = [
  { id: 1, name: 'お盆', nameEn: 'Obon', starts: '08-13', ends: '08-16' },
  { id: 2, name: '年末年始', nameEn: 'New Year', starts: '12-29', ends: '01-03' },
  { id: 3, name: '連休', nameEn: 'Golden Week', starts: '05-03', ends: '05-05' },
];

describe('closing for a time of the year', () => {
  test('offers what comes next, the year’s turn included', () => {
    const spans = (today: string) =>
      comingClosings(PERIODS, today).map(({ reason, from, until }) => [reason, from, until]);
    expect(spans('2026-11-24')).toEqual([
      ['年末年始', '2026-12-29', '2027-01-03'],
      ['連休', '2027-05-03', '2027-05-05'],
      ['お盆', '2027-08-13', '2027-08-16'],
    ]);
    expect(spans('2027-01-02')[0]).toEqual(['年末年始', '2026-12-29', '2027-01-03']);
  });

  test('adds each day once and leaves out what is over', () => {
    const before = [
      { date: '2027-01-01', hours: null, reason: null, reasonEn: null },
      { date: '2027-01-02', hours: '10:00-12:00', reason: null, reasonEn: null },
      { date: '2027-02-01', hours: null, reason: '改装', reasonEn: null },
    ];
    const closing = { from: '2026-12-29', until: '2027-01-03', reason: '休業', reasonEn: null };
    const after = withClosing(before, closing, '2027-01-02');
    expect(after.map(({ date, hours, reason }) => [date, hours, reason])).toEqual([
      ['2027-01-02', null, '休業'],
      ['2027-01-03', null, '休業'],
      ['2027-02-01', null, '改装'],
    ]);
  });
});

describe('an imported text', () => {
  test('is read as far as it can be, and the rest stands in the note', () => {
    const proposal = proposeHours('11:00～15:00。駐車場は店の裏に3台。\n定休日: 日曜日');
    expect(say(proposal!.value)).toBe(say('Mo-Sa 11:00-15:00'));
    expect(proposal!.note).toContain('駐車場は店の裏に3台');
  });

  test('that says nothing of hours is not guessed at', () => {
    expect(proposeHours('お問い合わせください')).toBeUndefined();
  });
});
