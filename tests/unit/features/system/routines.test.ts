import { expect, test } from 'vitest';
import { nextRun } from '#features/system/next-run.ts';
import { takeRoutine } from '#features/system/routine-commands.ts';
import { runRoutines as begin, type Works } from '#features/system/routines.ts';
import { ROUTINE_NAMES, routine, type RoutineName } from '#features/system/schema.ts';
import { openStore, type Store } from '#server/db.ts';
import { log } from '#server/log.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const HOUR = 3_600_000;
const AT = new Date(NOW);
const HOURLY = ROUTINE_NAMES.filter((name) => routine(name).rhythm === 'hourly');
const later = (ms: number) => new Date(AT.getTime() + ms);

log.level = 'silent';

/** Works that only note that they were asked. */
function watchedWorks(change: Partial<Works> = {}) {
  const ran: RoutineName[] = [];
  const works = Object.fromEntries(
    ROUTINE_NAMES.map((name) => [
      name,
      () => {
        ran.push(name);
        return change[name]?.() ?? Promise.resolve();
      },
    ]),
  ) as Works;
  return { ran, works };
}

/** To the end, of what is slow as well. */
const runRoutines = async (...args: Parameters<typeof begin>) => (await begin(...args)).slow;

const rowOf = (store: Store, name: RoutineName) =>
  store.read.selectFrom('routine').selectAll().where('name', '=', name).executeTakeFirst();

test('what is hourly runs at once and after an hour, what is nightly at its time', async () => {
  const { store } = await emptyDatabase();
  const { ran, works } = watchedWorks();
  await runRoutines(store, works, () => AT);
  expect(ran).toEqual(HOURLY);
  await runRoutines(store, works, () => later(HOUR - 1));
  expect(ran).toHaveLength(HOURLY.length);
  await runRoutines(store, works, () => later(HOUR));
  expect(ran).toHaveLength(2 * HOURLY.length);
  await runRoutines(store, works, () => new Date('2026-11-24T17:29:00.000Z'));
  expect(ran).not.toContain('backup');
  await runRoutines(store, works, () => new Date('2026-11-24T17:30:00.000Z'));
  expect(ran.filter((name) => name === 'backup')).toHaveLength(1);
});

test('a start does not wait for the hour of what visitors see', async () => {
  const { store } = await emptyDatabase();
  const { ran, works } = watchedWorks();
  await runRoutines(store, works, () => AT);
  ran.length = 0;
  await runRoutines(store, works, () => AT, { atStart: true });
  expect(ran).toEqual(['hours', 'dates', 'demo']);
});

test('two processes do not do the same twice, and one that died leaves nothing held for long', async () => {
  const { store, dataDir } = await emptyDatabase();
  const other = openStore(dataDir);
  const two = watchedWorks();
  // The second process comes while the first is at the messages.
  const one = watchedWorks({ messages: () => runRoutines(other, two.works, () => AT) });
  await runRoutines(store, one.works, () => AT);
  expect(one.ran).toEqual(['hours', 'dates', 'demo', 'messages']);
  expect(two.ran).toEqual(['access', 'photos', 'sheets', 'pictures']);
  const take = (at: Date) =>
    store.write((tx) => takeRoutine(tx, 'messages', { atStart: false }, at));
  expect(await take(later(HOUR))).toBe(true);
  expect(await take(later(HOUR))).toBe(false);
  await store.write((tx) =>
    tx.updateTable('routine').set({ lease_until: '2020-01-01T00:00:00.000Z' }).execute(),
  );
  expect(await take(later(HOUR))).toBe(true);
  await other.close();
});

test('one that fails keeps no other from running, is tried again, and is told of once', async () => {
  const { store } = await emptyDatabase();
  const failing = watchedWorks({ messages: () => Promise.reject(new Error('disk full')) });
  await runRoutines(store, failing.works, () => AT);
  expect(failing.ran).toContain('access');
  expect(await rowOf(store, 'messages')).toMatchObject({
    result: 'failed',
    note: 'disk full',
    lease_until: null,
    started_at: NOW,
  });
  await runRoutines(store, failing.works, () => later(HOUR));
  const mails = await store.read.selectFrom('outbox').select(['recipient', 'text']).execute();
  expect(mails).toEqual([{ recipient: 'staff', text: expect.stringContaining('disk full') }]);
  const { works } = watchedWorks({ messages: () => Promise.resolve('3 gone') });
  await runRoutines(store, works, () => later(2 * HOUR));
  expect(await rowOf(store, 'messages')).toMatchObject({ result: 'done', note: '3 gone' });
});

test('a nightly time is one in Tokyo', () => {
  const at = (iso: string) => nextRun({ daily: '02:30' }, new Date(iso)).toISOString();
  expect(at('2026-11-24T17:29:59.000Z')).toBe('2026-11-24T17:30:00.000Z');
  expect(at('2026-11-24T17:30:00.000Z')).toBe('2026-11-25T17:30:00.000Z');
  expect(at('2026-12-31T15:00:00.000Z')).toBe('2026-12-31T17:30:00.000Z');
});
