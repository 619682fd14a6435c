import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { OpenInterval } from './types.ts';

const HOUR = 60 * 60_000;
const SOON = HOUR;
/** With more than this left nobody needs to hear a closing time: the place is open around the clock. */
const AROUND_THE_CLOCK = 48 * HOUR;

/** What a page says about a place at one moment. */
export type OpenState =
  /** `until` is null when no closing is near (24-hour opening). */
  | { kind: 'open'; until: Date | null; closesSoon: boolean }
  /** `openedToday`: it was open earlier on this Tokyo day. `opensAt` null: no opening known. */
  | { kind: 'closed'; opensAt: Date | null; openedToday: boolean }
  | { kind: 'temporarily-closed' }
  | { kind: 'closed-for-good' }
  | { kind: 'unknown' };

export interface StateInput {
  /** Sorted and disjoint, from yesterday's Tokyo day on. */
  intervals: readonly OpenInterval[];
  now: Date;
  closure: 'none' | 'temporary' | 'permanent';
  /** False when the hours are not given or need confirmation. */
  known: boolean;
}

/** Whether a closed place had a period of its own on this Tokyo day, not only last night's end. */
function openedOnDay(intervals: readonly OpenInterval[], now: Date): boolean {
  const [day, moment] = [toIso(startOfLocalDay(localDate(now))), toIso(now)];
  return intervals.some(
    ({ startsAt, endsAt }) =>
      endsAt > day &&
      endsAt <= moment &&
      (startsAt >= day || Date.parse(endsAt) - Date.parse(startsAt) >= 24 * HOUR),
  );
}

/** The state at `now`; intervals are half-open: open at `startsAt`, closed at `endsAt`. */
export function openState({ intervals, now, closure, known }: StateInput): OpenState {
  if (closure === 'permanent') return { kind: 'closed-for-good' };
  if (closure === 'temporary') return { kind: 'temporarily-closed' };
  if (!known) return { kind: 'unknown' };
  // Stored times compare as text; a list of cards has hundreds of them.
  const moment = toIso(now);
  const next = intervals.find(({ endsAt }) => endsAt > moment);
  const opensAt = next ? new Date(next.startsAt) : null;
  if (!next || !opensAt || opensAt > now) {
    return { kind: 'closed', opensAt, openedToday: openedOnDay(intervals, now) };
  }
  const until = new Date(next.endsAt);
  const left = +until - +now;
  return { kind: 'open', until: left > AROUND_THE_CLOCK ? null : until, closesSoon: left <= SOON };
}

/**
 * The next moment at which what a page says may change: an opening, a closing, "closes soon", and
 * midnight in Tokyo, which turns "tomorrow" into "today". Always later than `now`.
 */
export function nextBoundary(intervals: readonly OpenInterval[], now: Date): Date {
  let next = +startOfLocalDay(addDays(localDate(now), 1));
  for (const { startsAt, endsAt } of intervals) {
    const end = Date.parse(endsAt);
    for (const moment of [Date.parse(startsAt), end - AROUND_THE_CLOCK, end - SOON, end]) {
      if (moment > +now && moment < next) next = moment;
    }
  }
  return new Date(next);
}
