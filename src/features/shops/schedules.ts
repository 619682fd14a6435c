import { isDeepStrictEqual } from 'node:util';
import { listDaysByHand } from '#features/days/queries.ts';
import { addDays, localDate, now, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import type { Evaluated, Evaluator } from './hours/evaluator.ts';
import type { OpenInterval } from './hours/types.ts';

/** Intervals are kept from the day before yesterday (past-midnight hours) for two weeks and a spare. */
const DAYS_BACK = 2;
const DAYS_AHEAD = 16;
/** A page looks a week ahead; below this a schedule is extended. */
const DAYS_NEEDED = 9;
const PER_TRANSACTION = 250;

interface Span {
  from: string;
  until: string;
}

/** An `opening_hours` value the library cannot evaluate. */
export class UnreadableHoursError extends Error {}

/**
 * Makes sure every value has a schedule with its open intervals; evaluation happens in a child
 * process and before any transaction.
 *
 * @param at the moment that decides which days are kept.
 * @returns schedule ids by value.
 * @throws {UnreadableHoursError} naming a value that cannot be evaluated.
 */
export async function ensureSchedules(
  store: Store,
  evaluator: Evaluator,
  values: string[],
  at: Date,
): Promise<Map<string, number>> {
  const distinct = [...new Set(values)];
  const ids = new Map<string, number>();
  for (let i = 0; i < distinct.length; i += PER_TRANSACTION) {
    const chunk = distinct.slice(i, i + PER_TRANSACTION);
    const known = await idsOf(store, chunk);
    const missing = chunk.filter((value) => !known.has(value));
    if (missing.length > 0) {
      const [first] = await evaluateInto(store, evaluator, missing, spanAt(at));
      if (first) throw new UnreadableHoursError(`${first.value}: ${first.error}`);
    }
    for (const [value, id] of missing.length > 0 ? await idsOf(store, chunk) : known)
      ids.set(value, id);
  }
  return ids;
}

/**
 * Extends every schedule whose known days are running out; called at start and each hour.
 *
 * @throws when the evaluating process is lost; what was known stays, and the next call goes on.
 */
export async function extendSchedules(
  store: Store,
  evaluator: Evaluator,
  at: Date,
): Promise<number> {
  const needed = addDays(localDate(at), DAYS_NEEDED);
  let extended = 0;
  for (;;) {
    const due = await store.read
      .selectFrom('schedule')
      .select('value')
      .where((eb) => eb.or([eb('known_until', '<', needed), eb('known_from', '>', localDate(at))]))
      .limit(PER_TRANSACTION)
      .execute();
    if (due.length === 0) return extended;
    const unreadable = await evaluateInto(
      store,
      evaluator,
      due.map((row) => row.value),
      spanAt(at),
    );
    for (const failure of unreadable) {
      if (failure.lost) throw new Error(failure.error);
      log.error(failure, 'stored opening hours can no longer be evaluated');
    }
    extended += due.length;
  }
}

/** Has the next `extendSchedules` evaluate every value that speaks of holidays. */
export async function outdateHolidays(tx: Tx): Promise<void> {
  await tx
    .updateTable('schedule')
    .set({ known_from: '0001-01-01', known_until: '0001-01-02' })
    .where('value', 'like', '%PH%')
    .execute();
}

function spanAt(at: Date): Span {
  const today = localDate(at);
  return { from: addDays(today, -DAYS_BACK), until: addDays(today, DAYS_AHEAD) };
}

async function idsOf(store: Store, values: string[]): Promise<Map<string, number>> {
  const rows = await store.read
    .selectFrom('schedule')
    .select(['id', 'value'])
    .where('value', 'in', values)
    .execute();
  return new Map(rows.map((row) => [row.value, row.id]));
}

interface Failure {
  value: string;
  error: string;
  lost?: true;
}

/**
 * Stores the intervals of what can be evaluated and returns the rest; a value that cannot has none.
 * Holidays that were entered while the child was at work are seen in the transaction, and all is
 * evaluated with them once more: what was made without them is never kept.
 */
async function evaluateInto(
  store: Store,
  evaluator: Evaluator,
  values: string[],
  span: Span,
): Promise<Failure[]> {
  const [from, until] = [startOfLocalDay(span.from), startOfLocalDay(span.until)];
  for (;;) {
    const byHand = await listDaysByHand(store.read);
    const answers = await evaluator.evaluate(values, from, until, byHand);
    const { intervals, unreadable } = sorted(answers, await idsOf(store, values));
    const isKept = await store.write(async (tx) => {
      if (!isDeepStrictEqual(await listDaysByHand(tx), byHand)) return false;
      if (intervals.size > 0) await keep(tx, intervals, span);
      return true;
    });
    if (isKept) return unreadable;
  }
}

function sorted(answers: ReadonlyMap<string, Evaluated>, known: ReadonlyMap<string, number>) {
  const intervals = new Map<string, OpenInterval[]>();
  const unreadable: Failure[] = [];
  for (const [value, answer] of answers) {
    if ('intervals' in answer) intervals.set(value, answer.intervals);
    else unreadable.push({ value, ...answer });
    // One that was readable once keeps its row, so that it is not asked again all the time.
    if ('error' in answer && !answer.lost && known.has(value)) intervals.set(value, []);
  }
  return { intervals, unreadable };
}

async function keep(tx: Tx, intervals: Map<string, OpenInterval[]>, span: Span): Promise<void> {
  const days = { known_from: span.from, known_until: span.until };
  const rows = await tx
    .insertInto('schedule')
    .values([...intervals.keys()].map((value) => ({ value, ...days })))
    .onConflict((oc) => oc.column('value').doUpdateSet(days))
    .returning(['id', 'value'])
    .execute();
  await tx
    .deleteFrom('open_interval')
    .where(
      'schedule_id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const flat = rows.flatMap(({ id, value }) =>
    intervals
      .get(value)!
      .map(({ startsAt, endsAt }) => ({ schedule_id: id, starts_at: startsAt, ends_at: endsAt })),
  );
  const ROWS = 5000;
  for (let i = 0; i < flat.length; i += ROWS) {
    await tx
      .insertInto('open_interval')
      .values(flat.slice(i, i + ROWS))
      .execute();
  }
  await tx
    .insertInto('change')
    .values({ tag: 'schedules', at: toIso(now()) })
    .execute();
}
