import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeIntervals } from '#features/shops/hours/intervals.ts';
import { nextBoundary, openState, type OpenState } from '#features/shops/hours/state.ts';
import type { OpenInterval } from '#features/shops/hours/types.ts';

const at = (text: string): Date => new Date(`2026-08-${text}:00+09:00`);
const open = (from: string, to: string): OpenInterval => ({
  startsAt: at(from).toISOString(),
  endsAt: at(to).toISOString(),
});
const HOURS = [
  open('12T10:00', '12T18:30'),
  open('13T18:00', '14T02:00'),
  open('20T10:00', '20T12:00'),
];

const stateAt = (moment: string, intervals = HOURS): OpenState =>
  openState({ intervals, now: at(moment), closure: 'none', known: true });

describe('the state of a place', () => {
  test('it is open from the first minute up to, not including, the last', () => {
    expect(stateAt('12T09:59').kind).toBe('closed');
    expect(stateAt('12T10:00')).toEqual({ kind: 'open', until: at('12T18:30'), closesSoon: false });
    expect(stateAt('12T18:29')).toEqual({ kind: 'open', until: at('12T18:30'), closesSoon: true });
    expect(stateAt('12T18:30').kind).toBe('closed');
  });

  test('it closes soon when an hour or less is left', () => {
    expect(stateAt('12T17:29')).toMatchObject({ closesSoon: false });
    expect(stateAt('12T17:30')).toMatchObject({ closesSoon: true });
  });

  test('closed, it knows when it opens and whether it was open today', () => {
    expect(stateAt('12T09:00')).toEqual({
      kind: 'closed',
      opensAt: at('12T10:00'),
      openedToday: false,
    });
    expect(stateAt('12T19:00')).toEqual({
      kind: 'closed',
      opensAt: at('13T18:00'),
      openedToday: true,
    });
    expect(stateAt('15T12:00')).toEqual({
      kind: 'closed',
      opensAt: at('20T10:00'),
      openedToday: false,
    });
    expect(stateAt('20T12:00')).toEqual({ kind: 'closed', opensAt: null, openedToday: true });
  });

  test('last night is not today', () => {
    expect(stateAt('14T01:59')).toMatchObject({ kind: 'open' });
    expect(stateAt('14T02:00')).toMatchObject({ kind: 'closed', openedToday: false });
    // But a place that was open around the clock until noon has been open today.
    expect(stateAt('14T13:00', [open('10T00:00', '14T12:00')])).toMatchObject({
      openedToday: true,
    });
  });

  test('around the clock there is no closing time until it comes near', () => {
    const always = [open('10T00:00', '26T00:00')];
    expect(stateAt('23T23:59', always)).toEqual({ kind: 'open', until: null, closesSoon: false });
    expect(stateAt('24T00:00', always)).toMatchObject({ until: at('26T00:00') });
  });

  test('a closure beats the hours, and unknown hours are not guessed', () => {
    const input = { intervals: HOURS, now: at('12T12:00'), closure: 'none', known: false } as const;
    expect(openState(input)).toEqual({ kind: 'unknown' });
    expect(openState({ ...input, closure: 'temporary' })).toEqual({ kind: 'temporarily-closed' });
    expect(openState({ ...input, known: true, closure: 'temporary' })).toEqual({
      kind: 'temporarily-closed',
    });
    expect(openState({ ...input, known: true, closure: 'permanent' })).toEqual({
      kind: 'closed-for-good',
    });
  });
});

describe('the next boundary', () => {
  test.each([
    ['12T09:00', '12T10:00'],
    ['12T10:00', '12T17:30'],
    ['12T17:30', '12T18:30'],
    ['12T18:30', '13T00:00'],
    ['13T20:00', '14T00:00'],
    ['14T00:30', '14T01:00'],
    ['14T01:00', '14T02:00'],
  ])('after %s is %s', (moment, boundary) => {
    expect(nextBoundary(HOURS, at(moment))).toEqual(at(boundary));
  });

  test('without hours it is midnight in Tokyo, at the end of the year too', () => {
    expect(nextBoundary([], new Date('2026-12-31T14:00:00Z'))).toEqual(
      new Date('2026-12-31T15:00:00Z'),
    );
    expect(nextBoundary([], at('12T00:00'))).toEqual(at('13T00:00'));
  });
});

describe('properties', () => {
  const start = +at('10T00:00');
  const moment = fc
    .integer({ min: 0, max: 8 * 24 * 4 })
    .map((quarters) => new Date(start + quarters * 15 * 60_000));
  const schedule = fc
    .array(fc.tuple(moment, fc.integer({ min: 1, max: 120 })), { maxLength: 12 })
    .map((pairs) =>
      mergeIntervals(
        pairs.map(([from, quarters]) => ({
          startsAt: from.toISOString(),
          endsAt: new Date(+from + quarters * 900_000).toISOString(),
        })),
      ),
    );

  test('merged intervals are sorted and apart', () => {
    fc.assert(
      fc.property(schedule, (intervals) => {
        const edges = intervals.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
        expect(edges).toEqual([...new Set(edges)].sort());
      }),
    );
  });

  test('a place is open exactly within its intervals', () => {
    fc.assert(
      fc.property(schedule, moment, (intervals, now) => {
        const iso = now.toISOString();
        const inside = intervals.some(({ startsAt, endsAt }) => startsAt <= iso && iso < endsAt);
        expect(openState({ intervals, now, closure: 'none', known: true }).kind === 'open').toBe(
          inside,
        );
      }),
    );
  });

  test('the boundary lies ahead, and the state says the same until then', () => {
    fc.assert(
      fc.property(schedule, moment, (intervals, now) => {
        const boundary = nextBoundary(intervals, now);
        expect(+boundary).toBeGreaterThan(+now);
        const state = (at: Date): OpenState =>
          openState({ intervals, now: at, closure: 'none', known: true });
        expect(state(new Date(+boundary - 1))).toEqual(state(now));
      }),
    );
  });
});
