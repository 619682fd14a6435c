import { toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { log } from '#server/log.ts';
import { finishRoutine, keepRoutine, LEASE_MS, takeRoutine } from './routine-commands.ts';
import { ROUTINE_NAMES, routine, type RoutineName } from './schema.ts';

/** What each routine does; what it answers is kept as a note. */
export type Works = Record<RoutineName, () => Promise<unknown>>;

/**
 * Runs what is due, one after the other; what is slow goes on beside. Two processes on one database
 * share the work.
 *
 * @returns when everything but what is slow is done; a routine that fails says so in its row and
 *   rejects nothing.
 */
export async function runRoutines(
  store: Store,
  works: Works,
  now: () => Date,
  { atStart = false } = {},
): Promise<{ slow: Promise<unknown> }> {
  const slow: Promise<void>[] = [];
  for (const name of await dueRoutines(store, now(), atStart)) {
    const { slow: isSlow = false, first = false } = routine(name);
    const run = runRoutine(store, name, works[name], now, atStart && first);
    if (isSlow) slow.push(run);
    else await run;
  }
  return { slow: Promise.all(slow) };
}

/** Asked of the reader first, so that a minute in which nothing is due writes nothing. */
async function dueRoutines(store: Store, at: Date, atStart: boolean): Promise<RoutineName[]> {
  const waiting = await store.read
    .selectFrom('routine')
    .select('name')
    .where('next_at', '>', toIso(at))
    .execute();
  const names = new Set(waiting.map(({ name }) => name));
  return ROUTINE_NAMES.filter((name) => (atStart && routine(name).first) || !names.has(name));
}

async function runRoutine(
  store: Store,
  name: RoutineName,
  work: () => Promise<unknown>,
  now: () => Date,
  atStart: boolean,
): Promise<void> {
  try {
    if (!(await store.write((tx) => takeRoutine(tx, name, { atStart }, now())))) return;
    const began = performance.now();
    const stay = setInterval(() => {
      store.write((tx) => keepRoutine(tx, name)).catch(() => undefined);
    }, LEASE_MS / 3).unref();
    const ended = await attempt(name, work).finally(() => clearInterval(stay));
    const outcome = { ...ended, tookMs: performance.now() - began };
    await store.write((tx) => finishRoutine(tx, name, outcome, now()));
  } catch (error) {
    log.error({ err: error, routine: name }, 'a routine could not be written down');
  }
}

async function attempt(name: RoutineName, work: () => Promise<unknown>) {
  try {
    const told = await work();
    return { result: 'done' as const, note: typeof told === 'string' ? told : null };
  } catch (error) {
    log.error({ err: error, routine: name }, 'a routine failed');
    return { result: 'failed' as const, note: error instanceof Error ? error.message : null };
  }
}
