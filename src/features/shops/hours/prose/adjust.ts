import { Unreadable } from './cursor.ts';
import type { Change, Period } from './model.ts';
import { makePeriod } from './times.ts';

const isLunch = (period: Period) => period.start < 15 * 60;

/** Cuts the day at a time; what begins later falls away, a later end lengthens the last period. */
function endAt(periods: Period[], at: number): Period[] {
  const last = periods.at(-1);
  if (!last) throw new Unreadable('a closed day that ends');
  const end = at <= 300 && last.start >= 17 * 60 ? at + 1440 : at;
  const index = periods.findIndex((period) => period.start < end && end <= period.end);
  if (index < 0 && end <= last.end) throw new Unreadable('an end outside the periods');
  const kept = index < 0 ? periods : periods.slice(0, index + 1);
  const changed = makePeriod(kept.at(-1)?.start ?? end, end);
  // The same end as usual keeps its last order; with another one nobody has said it.
  return [...kept.slice(0, -1), kept.at(-1)?.end === end ? { ...last, ...kept.at(-1) } : changed];
}

function startAt(periods: Period[], at: number): Period[] {
  const [period, another] = periods;
  if (!period || another) throw new Unreadable('which period begins at another time?');
  const changed = makePeriod(at, period.end);
  if ((period.order ?? period.entry ?? period.end) <= at)
    throw new Unreadable('a last order too early');
  return [{ ...period, ...changed, order: period.order, entry: period.entry }];
}

function changeOrder(periods: Period[], { kind, at }: Change): void {
  if (kind === 'noOrder') {
    if (periods.some((period) => period.order !== null)) throw new Unreadable('two last orders');
    return;
  }
  const period = periods.at(-1);
  const found = [at, at + 1440].find((m) => period && m > period.start && m <= period.end);
  if (!period || found === undefined) throw new Unreadable('a last order outside its period');
  period.order = found;
}

/** The periods of one row after `日曜ランチはなし`, `月曜は14:00まで` and the like. */
export function applyChange(periods: Period[], change: Change): Period[] {
  if (change.kind === 'noMeal') {
    const kept = periods.filter((period) => isLunch(period) !== (change.meal === 'lunch'));
    if (kept.length === periods.length || kept.length === 0) throw new Unreadable('no such meal');
    return kept;
  }
  if (change.kind === 'end') return endAt(periods, change.at);
  if (change.kind === 'start') return startAt(periods, change.at);
  changeOrder(periods, change);
  return periods;
}
