import type { Reader } from '#server/db.ts';
import type { Change } from './occurrences.ts';
import type { Rule } from './recurrence.ts';

/** One line of an event's dates with what was changed of single ones. */
export interface KeyedRule extends Rule {
  key: string;
  changes: Change[];
}

/** The dates of events as their organisers gave them, in that order. */
export async function rulesOf(read: Reader, ids: number[]): Promise<Map<number, KeyedRule[]>> {
  const rules = await read
    .selectFrom('event_rule')
    .select(['id', 'event_id', 'key', 'starts_at', 'ends_at', 'all_day', 'rrule'])
    .where('event_id', 'in', ids)
    .orderBy('id')
    .execute();
  const exceptions = await read
    .selectFrom('event_exception')
    .innerJoin('event_rule', 'event_rule.id', 'event_exception.rule_id')
    .selectAll('event_exception')
    .where('event_rule.event_id', 'in', ids)
    .orderBy('event_exception.date')
    .execute();
  const changed = Map.groupBy(exceptions, (row) => row.rule_id);
  const found = new Map<number, KeyedRule[]>();
  for (const rule of rules) {
    const allDay = rule.all_day === 1;
    const span = { start: new Date(rule.starts_at), end: new Date(rule.ends_at), allDay };
    const changes = (changed.get(rule.id) ?? []).map((row): Change => {
      const { date, state, starts_at, ends_at, note, note_en: noteEn } = row;
      const moved = starts_at !== null && ends_at !== null;
      const to = moved ? { start: new Date(starts_at), end: new Date(ends_at), allDay } : null;
      return { date, state, span: to, note, noteEn };
    });
    const all = [
      ...(found.get(rule.event_id) ?? []),
      { key: rule.key, ...span, rrule: rule.rrule, changes },
    ];
    found.set(rule.event_id, all);
  }
  return found;
}
