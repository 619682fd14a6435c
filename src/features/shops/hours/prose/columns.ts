import { Cursor, Unreadable } from './cursor.ts';
import { readDays } from './days.ts';
import type { DaySet, HoursText } from './model.ts';
import { normalise } from './normalise.ts';
import { readText } from './text.ts';
import type { HoursProse } from '../types.ts';

const PERIOD = /[\d分時半] ?(?:~|から)|24時間/;

function readTimes({ start = '', end = '' }: HoursProse): string | null {
  const [from, to] = [normalise(start), normalise(end)];
  const empty = (time: string) => time === '' || /^0?0:00(?::00)?$/.test(time);
  if (empty(from) && empty(to)) return null;
  if (empty(from) && /^23:59/.test(to)) return '24時間';
  if (from === '' || to === '') throw new Unreadable('only one of two times');
  return `${from.replace(/:00$/, seconds(from))}~${to.replace(/:00$/, seconds(to))}`;
}

/** `10:00:00` loses its seconds, `10:00` keeps its minutes. */
const seconds = (time: string) => (time.split(':').length === 3 ? '' : ':00');

function readWeekdays(column: string): DaySet | null {
  const cursor = new Cursor(normalise(column));
  if (cursor.done) return null;
  const days = readDays(cursor);
  if (!days || !cursor.done) throw new Unreadable(`unread weekdays: ${cursor.rest.slice(0, 20)}`);
  return { ...days, generic: true, named: [] };
}

/** The column of weekdays stands before hours without days; other hours must agree with it. */
function applyWeekdays({ statements }: HoursText, days: DaySet): void {
  const own = statements.flatMap((statement) => statement.days?.days ?? []);
  for (const statement of statements) statement.days ??= days;
  const said = new Set(statements.flatMap((statement) => statement.days?.days ?? []));
  const same = said.size === days.days.length && days.days.every((day) => said.has(day));
  if (own.length > 0 && !same) throw new Unreadable('weekdays that disagree with the text');
}

function agrees({ statements }: HoursText, times: string): boolean {
  const [whole] = readText(times).statements.flatMap(({ periods }) => periods);
  return statements.some(
    ({ periods }) => periods[0]?.start === whole?.start && periods.at(-1)?.end === whole?.end,
  );
}

/** All columns that speak of open hours; the text refines what the others say. */
export function readColumns(prose: HoursProse): HoursText {
  const text = normalise(prose.text);
  const times = readTimes(prose);
  const hasTimes = PERIOD.test(text);
  if (!text && !times) throw new Unreadable('no hours given');
  const result = readText(times && !hasTimes ? `${times}\n${text}` : text);
  if (result.statements.length === 0) throw new Unreadable('no hours given');
  if (times && hasTimes && !agrees(result, times))
    throw new Unreadable('times that disagree with the text');
  const days = readWeekdays(prose.weekdays ?? '');
  if (days) applyWeekdays(result, days);
  return result;
}
