import type { Shift } from './schema.ts';

/** Parts of the day a visitor asks for, in hours; night runs past midnight. */
export const BANDS = ['morning', 'day', 'evening', 'night'] as const;
export type Band = (typeof BANDS)[number];

const SPANS: Record<Band, [from: number, until: number][]> = {
  morning: [
    [5, 9],
    [29, 33],
  ],
  day: [[9, 17]],
  evening: [[17, 22]],
  night: [
    [0, 5],
    [22, 29],
  ],
};

/** Work belongs to a band when this many hours of it lie there, or half of it when it is shorter. */
const ENOUGH = 2;

const BITS: Record<Band | 'weekend', number> = {
  morning: 1,
  day: 2,
  evening: 4,
  night: 8,
  weekend: 16,
};

/** The bands of one job as bits, weekend among them: at least one shift may fall on 土 or 日. */
export function bandBits(shifts: readonly Shift[]): number {
  let bits = 0;
  for (const shift of shifts) {
    for (const band of bandsOf(shift)) bits |= BITS[band];
    if (/[67]/.test(shift.days)) bits |= BITS.weekend;
  }
  return bits;
}

/** The bits of the bands that are asked for. */
export function bitsOf(bands: readonly (Band | 'weekend')[]): number {
  return bands.reduce((bits, band) => bits | BITS[band], 0);
}

function bandsOf({ start, end }: Shift): Band[] {
  const [from, until] = [hoursOf(start), hoursOf(end)];
  const enough = Math.min(ENOUGH, (until - from) / 2);
  return BANDS.filter((band) => {
    const inside = SPANS[band].map(([a, b]) => Math.min(until, b) - Math.max(from, a));
    return inside.some((hours) => hours >= enough);
  });
}

function hoursOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours + minutes / 60;
}
