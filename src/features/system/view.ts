import type { Selectable } from 'kysely';
import type { RoutineTable } from '#db/tables/routines.ts';
import { systemJa as t } from '#i18n/system.ja.ts';
import { localDate, localTime } from '#server/clock.ts';
import type { Ages } from './queries.ts';
import { ROUTINE_NAMES, routine, type RoutineName } from './schema.ts';
import type { SystemState } from './state.ts';

type Row = Selectable<RoutineTable>;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GIGABYTE = 1e9;

/** Bytes as people say them: `3.2 MB`. */
export function sizeText(bytes: number): string {
  return bytes >= GIGABYTE
    ? `${(bytes / GIGABYTE).toFixed(1)} GB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** `11月24日 12:30`. */
export function momentText(at: Date | string | null | undefined): string | undefined {
  if (!at) return undefined;
  const date = new Date(at);
  const [, month, day] = localDate(date).split('-').map(Number);
  return `${month}月${day}日 ${localTime(date)}`;
}

/** The routines as rows of a table; what has never run and will not here is left out. */
export function routineRows(rows: ReadonlyMap<string, Row>, isLocal: boolean): string[][] {
  return ROUTINE_NAMES.filter((name) => name !== 'demo' || isLocal).map((name) => {
    const row = rows.get(name);
    const { rhythm } = routine(name);
    return [
      t.routines[name],
      rhythm === 'hourly' ? t.hourly : t.daily(rhythm.daily),
      momentText(row?.started_at) ?? t.never,
      resultText(row),
      momentText(row?.next_at) ?? t.never,
    ];
  });
}

function resultText(row: Row | undefined): string {
  if (row?.lease_until) return t.running;
  return row?.result ? t.results[row.result] : t.never;
}

/** What somebody should look at, in plain words; the worst first. */
export function problems(
  state: SystemState,
  ages: Ages,
  rows: ReadonlyMap<string, Row>,
  at: Date,
): string[] {
  const failed = ROUTINE_NAMES.filter((name) => rows.get(name)?.result === 'failed');
  const [newest] = state.backups;
  const backupDays = newest && Math.floor((at.getTime() - newest.at.getTime()) / DAY);
  const isMailLate =
    state.mailIsSent && ages.mail !== null && at.getTime() - Date.parse(ages.mail) > HOUR;
  return [
    ...failed.map((name: RoutineName) => t.failed(t.routines[name])),
    !newest && t.noBackup,
    backupDays !== undefined && backupDays > 1 && t.oldBackup(backupDays),
    state.free < GIGABYTE && t.littleSpace(sizeText(state.free)),
    isMailLate && t.lateMail(ages.mailCount),
    !state.mailIsSent && t.noMail,
    newest && state.backupsBeside && !state.isLocal && t.besideData,
  ].filter((text) => typeof text === 'string');
}
