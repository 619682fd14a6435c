/** Opening hours of generated businesses: about three hundred distinct values in all. */
import type { Random } from './random.ts';
import type { Family } from './texts.ts';

interface Habit {
  /** Days open, then what follows the periods. */
  days: readonly (readonly [days: string, rest: string])[];
  periods: readonly string[];
  always: number;
}

const shopDays = [
  ['Mo-Sa', '; Su off'],
  ['Mo-Sa', '; Su,PH off'],
  ['Mo-Tu,Th-Su', '; We off'],
  ['Mo-We,Fr-Su', '; Th off'],
  ['Tu-Su', '; Mo off'],
  ['Tu-Su', '; Mo off; Tu[3] off'],
  ['Mo,We-Su', '; Tu off'],
  ['Mo-Su', ''],
] as const;

const officeDays = [
  ['Mo-Fr', '; Sa,Su,PH off'],
  ['Mo-Sa', '; Su,PH off'],
  ['Mo-Sa', '; Su,PH off; Sa[2],Sa[4] off'],
  ['Mo-Fr', '; Sa 09:00-12:00; Su,PH off'],
] as const;

const habits: Record<Family, Habit> = {
  food: {
    days: shopDays,
    periods: [
      '11:00-14:30,17:00-21:30',
      '11:30-14:00,17:30-22:00',
      '11:00-15:00',
      '11:30-20:30',
      '17:00-23:00',
      '17:30-24:00',
      '18:00-26:00',
      '08:00-18:00',
      '07:00-17:00',
      '10:00-19:00',
    ],
    always: 0,
  },
  retail: {
    days: shopDays,
    periods: [
      '09:00-18:00',
      '09:30-18:30',
      '10:00-18:00',
      '10:00-19:00',
      '10:30-18:30',
      '11:00-19:00',
      '10:00-17:00',
      '09:00-17:30',
    ],
    always: 0,
  },
  service: {
    days: [...shopDays, ...officeDays],
    periods: [
      '09:00-18:00',
      '09:00-12:00,14:00-19:00',
      '10:00-20:00',
      '08:30-17:30',
      '09:30-18:30',
      '10:00-18:00',
    ],
    always: 0,
  },
  stay: {
    days: [['Mo-Su', '']],
    periods: ['07:00-22:00', '08:00-21:00', '06:00-24:00', '10:00-23:00'],
    always: 0.6,
  },
  company: {
    days: officeDays,
    periods: ['08:00-17:00', '08:30-17:30', '09:00-18:00', '09:30-17:30', '08:30-17:00'],
    always: 0,
  },
  farm: {
    days: [
      ...officeDays,
      ['Sa,Su', ''],
      ['Tu,Th,Sa', ''],
      ['Mar-Nov: Tu-Su', ''],
      ['Apr-Dec: Mo-Sa', ''],
    ],
    periods: ['08:00-12:00', '08:00-16:00', '09:00-16:00', '10:00-15:00', '09:00-17:00'],
    always: 0,
  },
};

export function makeHours(family: Family, source: Random): string {
  const habit = habits[family];
  if (source.chance(habit.always)) return '24/7';
  const [days, rest] = source.pick(habit.days);
  const periods = source.pick(habit.periods);
  // A later rule for the next day, even `off`, would cut the night at midnight.
  const pastMidnight = /-2[5-9]/.test(periods);
  return `${days} ${periods}${pastMidnight ? '' : rest}`;
}

/** Half an hour before each closing, in the way of `collection_times`. */
export function lastOrdersOf(value: string): string | null {
  const found = /^([^ :]+) ([\d:,-]+)/.exec(value);
  if (!found?.[1] || !found[2]) return null;
  const times = found[2].split(',').map((period) => {
    const [hour = 0, minute = 0] = (period.split('-')[1] ?? '').split(':').map(Number);
    const at = hour * 60 + minute - 30;
    return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
  });
  return `${found[1]} ${times.join(',')}`;
}
