import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

/** A file that was brought; undefined where there is none, or it is forgotten. */
export function getImport(read: Reader, id: number) {
  return read.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What takes longer than this has broken off. */
const LONGEST_MS = 3 * 60_000;

/** Whether somebody's process still reads or applies it. */
export function isAtWork({ state, at }: { state: string; at: string }, now: Date): boolean {
  const began = toIso(new Date(now.getTime() - LONGEST_MS));
  return (state === 'reading' || state === 'applying') && at > began;
}

const SHOWN = 10;

/** The files that were brought last. */
export function listImports(read: Reader) {
  return read
    .selectFrom('import_run')
    .select(['id', 'kind', 'file', 'state', 'published', 'by', 'at'])
    .orderBy('at', 'desc')
    .limit(SHOWN)
    .execute();
}
