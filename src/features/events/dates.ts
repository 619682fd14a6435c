import { addDays, localDate, now, toIso } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';
import { changeOf, daysOf, occurrencesOf, type Change, type Occurrence } from './occurrences.ts';
import { datesOf, isUsable, type Rule } from './recurrence.ts';
import type { EventDate } from './schema.ts';
import { spanOf } from './times.ts';

/** Series are known from the month before until a year and a half ahead. */
const DAYS_BACK = 31;
const DAYS_AHEAD = 548;
/** Below this a series is extended. */
const DAYS_NEEDED = 518;
const PER_TRANSACTION = 100;
const ROWS = 500;

/** A repeat rule that cannot be read, or does not give the date it is said to begin with. */
export class UnreadableRuleError extends Error {}

/**
 * Replaces the dates of an event by those of its body and works out what follows: its occurrences
 * within the horizon and the days it is listed on.
 *
 * @throws {UnreadableRuleError} naming the rule.
 */
export async function writeDates(
  tx: Tx,
  eventId: number,
  dates: EventDate[],
  at: Date,
): Promise<void> {
  await tx.deleteFrom('event_rule').where('event_id', '=', eventId).execute();
  const today = localDate(at);
  const horizon = addDays(today, DAYS_AHEAD);
  for (const date of dates) {
    const rule: Rule = { ...spanOf(date.from, date.until), rrule: date.rule };
    if (!isUsable(rule)) throw new UnreadableRuleError(`${date.from} ${date.rule}`);
    const { id } = await tx
      .insertInto('event_rule')
      .values({
        event_id: eventId,
        key: date.key,
        ...stored(rule),
        rrule: date.rule,
        known_until: date.rule === null ? null : horizon,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const changes = date.changes.map(changeOf);
    await insertChanges(tx, id, changes);
    const occurrences = occurrencesOf(datesOf(rule, addDays(today, -DAYS_BACK), horizon), changes);
    await insertOccurrences(tx, eventId, id, occurrences);
  }
  await refreshDays(tx, eventId);
}

/**
 * Extends every series whose known dates are running out; called at start and each hour.
 *
 * @param at the moment the horizon is measured from.
 * @returns how many series were extended.
 */
export async function extendOccurrences(store: Store, at: Date): Promise<number> {
  const needed = addDays(localDate(at), DAYS_NEEDED);
  for (let extended = 0; ;) {
    const due = await store.read
      .selectFrom('event_rule')
      .select(['id', 'event_id', 'starts_at', 'ends_at', 'all_day', 'rrule', 'known_until'])
      .where('known_until', '<', needed)
      .limit(PER_TRANSACTION)
      .execute();
    if (due.length === 0) return extended;
    await store.write(async (tx) => {
      for (const rule of due) await extendRule(tx, rule, addDays(localDate(at), DAYS_AHEAD));
    });
    extended += due.length;
  }
}

interface StoredRule {
  id: number;
  event_id: number;
  starts_at: string;
  ends_at: string;
  all_day: number;
  rrule: string | null;
  known_until: string | null;
}

async function extendRule(tx: Tx, row: StoredRule, horizon: string): Promise<void> {
  const rows = await tx
    .selectFrom('event_exception')
    .selectAll()
    .where('rule_id', '=', row.id)
    .execute();
  const rule: Rule = { ...spanFrom(row), rrule: row.rrule };
  const changes = rows.map((change): Change => {
    const { date, state, starts_at, ends_at, note, note_en: noteEn } = change;
    const span =
      starts_at === null ? null : spanFrom({ starts_at, ends_at: ends_at!, all_day: row.all_day });
    return { date, state, span, note, noteEn };
  });
  const occurrences = occurrencesOf(datesOf(rule, row.known_until!, horizon), changes);
  await insertOccurrences(tx, row.event_id, row.id, occurrences);
  await tx
    .updateTable('event_rule')
    .set({ known_until: horizon })
    .where('id', '=', row.id)
    .execute();
  await refreshDays(tx, row.event_id);
  await tx
    .insertInto('change')
    .values({ tag: `event:${row.event_id}`, at: toIso(now()) })
    .execute();
}

/** Writes the days an event is listed on anew, from all of its occurrences. */
async function refreshDays(tx: Tx, eventId: number): Promise<void> {
  const rows = await tx
    .selectFrom('event_occurrence')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('starts_at')
    .execute();
  const days = daysOf(rows.map((row) => ({ ...occurrenceFrom(row), id: row.id })));
  await tx.deleteFrom('event_day').where('event_id', '=', eventId).execute();
  const values = days.map((day) => ({
    event_id: eventId,
    date: day.date,
    occurrence_id: day.occurrence.id,
    starts_at: toIso(day.start),
    over_at: toIso(day.over),
    ongoing: day.ongoing ? 1 : 0,
    others: day.others,
  }));
  for (let i = 0; i < values.length; i += ROWS) {
    await tx
      .insertInto('event_day')
      .values(values.slice(i, i + ROWS))
      .execute();
  }
  await tx
    .updateTable('event')
    .set({ last_on: days.at(-1)?.date ?? null })
    .where('id', '=', eventId)
    .execute();
}

async function insertChanges(tx: Tx, ruleId: number, changes: Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('event_exception')
    .values(
      changes.map(({ date, state, span, note, noteEn }) => ({
        rule_id: ruleId,
        date,
        state,
        starts_at: span && toIso(span.start),
        ends_at: span && toIso(span.end),
        note,
        note_en: noteEn,
      })),
    )
    .execute();
}

async function insertOccurrences(
  tx: Tx,
  eventId: number,
  ruleId: number,
  occurrences: Occurrence[],
): Promise<void> {
  const values = occurrences.map((occurrence) => ({
    event_id: eventId,
    rule_id: ruleId,
    date: occurrence.date,
    ...stored(occurrence),
    state: occurrence.state,
    earlier_starts_at: occurrence.earlier && toIso(occurrence.earlier),
    note: occurrence.note,
    note_en: occurrence.noteEn,
  }));
  for (let i = 0; i < values.length; i += ROWS) {
    await tx
      .insertInto('event_occurrence')
      .values(values.slice(i, i + ROWS))
      .execute();
  }
}

function stored({ start, end, allDay }: { start: Date; end: Date; allDay: boolean }) {
  return { starts_at: toIso(start), ends_at: toIso(end), all_day: allDay ? 1 : 0 };
}

function spanFrom(row: { starts_at: string; ends_at: string; all_day: number }) {
  return {
    start: new Date(row.starts_at),
    end: new Date(row.ends_at),
    allDay: row.all_day === 1,
  };
}

/** An occurrence as it is stored. */
export interface OccurrenceRow {
  date: string;
  starts_at: string;
  ends_at: string;
  all_day: number;
  state: Occurrence['state'];
  earlier_starts_at: string | null;
  note: string | null;
  note_en: string | null;
}

/** From the stored form to the one everything reckons with. */
export function occurrenceFrom(row: OccurrenceRow): Occurrence {
  return {
    date: row.date,
    ...spanFrom(row),
    state: row.state,
    earlier: row.earlier_starts_at === null ? null : new Date(row.earlier_starts_at),
    note: row.note,
    noteEn: row.note_en,
  };
}
