import { applyCondition } from './closed-state.ts';
import { readClosed } from './closed.ts';
import { readColumns } from './columns.ts';
import { Unreadable } from './cursor.ts';
import type { ClosedDays, Closure, HoursText } from './model.ts';
import { forPeople, normalise } from './normalise.ts';
import { compile } from './year.ts';
import type { HoursProse, HoursReading } from '../types.ts';

const isWeekday = ({ on }: Closure) => on.kind === 'week' || on.kind === 'nth';

/** Closed days told twice must be the same. */
function mergeClosures(a: Closure[], b: Closure[]): Closure[] {
  const said = new Set(b.map((closure) => JSON.stringify(closure)));
  const added = a.filter((closure) => !said.has(JSON.stringify(closure)));
  if (added.some(isWeekday) && b.some(isWeekday)) throw new Unreadable('two lists of closed days');
  return [...b, ...added];
}

/** Where 平日 is all there is, or holidays are taken out, holidays are closed. */
function holidaysClosed({ statements, changes }: HoursText): boolean {
  const sets = statements.map(({ days }) => days);
  if ([...statements, ...changes].some(({ days }) => days?.holiday)) return false;
  return (
    sets.some((days) => days?.notHoliday) ||
    sets.every((days) => days?.workday && days.days.length === 5)
  );
}

/** 平日 beside other days, and nothing said of holidays. */
function holidaysUntold({ statements }: HoursText, closed: ClosedDays): boolean {
  if (!statements.some(({ days }) => days?.workday) || statements.some(({ days }) => !days))
    return false;
  const told = closed.closures.some(({ on, onHoliday }) => on.kind === 'holiday' || onHoliday);
  return !told && !statements.some(({ days }) => days?.holiday);
}

function allClosed(text: HoursText, column: string): ClosedDays {
  const closed = readClosed(column);
  closed.closures = mergeClosures(text.closed.closures, closed.closures);
  for (const condition of text.conditions) applyCondition(closed, closed.closures, condition);
  const holiday: Closure = { on: { kind: 'holiday' }, part: 'all', spans: null, onHoliday: null };
  const told = closed.closures.some(({ on }) => on.kind === 'holiday');
  return {
    closures: holidaysClosed(text) && !told ? [...closed.closures, holiday] : closed.closures,
    notes: [...text.closed.notes, ...closed.notes],
    none: text.closed.none || closed.none,
  };
}

function read(prose: HoursProse): HoursReading {
  const text = readColumns(prose);
  const closed = allClosed(text, normalise(prose.closed));
  const notes = [...text.notes, ...closed.notes].map(forPeople);
  const compiled = compile(text, closed);
  if (holidaysUntold(text, closed)) notes.push('祝日の記載なし');
  return { status: 'read', ...compiled, note: [...new Set(notes)].join('、') || null };
}

/** The columns as people wrote them, for whoever has to ask the shop. */
function original({ text, closed, weekdays, start, end }: HoursProse): string {
  const times = start || end ? `${start ?? ''}～${end ?? ''}` : '';
  return [weekdays, times, text, closed && `休業日: ${closed}`]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
}

/**
 * Reads Japanese prose about opening hours. What is not understood to the last sign, or contradicts
 * itself, is handed back for confirmation: no answer is better than a wrong one.
 */
export function readHours(prose: HoursProse): HoursReading {
  try {
    return read(prose);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { status: 'needs-confirmation', text: original(prose), reason: error.message };
  }
}
