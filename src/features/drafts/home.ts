import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { daysSince, stateOf, type StateKey } from './entry-state.ts';
import { listEntries, type EntryLine } from './queries.ts';

/** From this age on an entry asks whether it is still so. */
export const RECONFIRM_AFTER_DAYS = 90;
/** What ends so soon is said on the home page and by mail. */
export const ENDING_WITHIN_DAYS = 7;

export type Todo =
  | { kind: 'returned' | 'incomplete' | 'hours'; entry: HomeEntry }
  | { kind: 'ending'; entry: HomeEntry; on: string }
  /** `days` is null where it was never confirmed. */
  | { kind: 'reconfirm'; entry: HomeEntry; days: number | null };

export interface HomeEntry extends EntryLine {
  stateKey: StateKey;
}

export interface Home {
  /** The most pressing first. */
  todos: Todo[];
  entries: HomeEntry[];
}

/** What stands on the members' home: what needs doing, then the entries of some businesses. */
export async function memberHome(read: Reader, businessIds: number[], at: Date): Promise<Home> {
  const today = localDate(at);
  const lines = await listEntries(read, businessIds);
  const entries = lines.map((line) => ({ ...line, stateKey: stateOf(line, at) }));
  const unread = await shopsWithUnreadHours(read, businessIds);
  return { entries, todos: entries.flatMap((entry) => todosOf(entry, unread, today)).sort(order) };
}

const ORDER: Todo['kind'][] = ['returned', 'hours', 'ending', 'incomplete', 'reconfirm'];
const order = (a: Todo, b: Todo) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);

function todosOf(entry: HomeEntry, unread: Set<number>, today: string): Todo[] {
  const { state, visibility, stateKey, confirmedOn, endsOn } = entry;
  const todos: Todo[] = [];
  if (stateKey === 'ended') return state === 'returned' ? [{ kind: 'returned', entry }] : [];
  if (state === 'returned') todos.push({ kind: 'returned', entry });
  if (entry.kind === 'shop' && unread.has(entry.id)) todos.push({ kind: 'hours', entry });
  if (state === 'draft') todos.push({ kind: 'incomplete', entry });
  if (visibility !== 'published') return todos;
  if (endsOn !== null && endsOn < today) return todos;
  if (endsOn !== null && endsOn <= addDays(today, ENDING_WITHIN_DAYS)) {
    todos.push({ kind: 'ending', entry, on: endsOn });
  }
  const days = confirmedOn === null ? null : daysSince(confirmedOn, today);
  if (days === null || days >= RECONFIRM_AFTER_DAYS) {
    todos.push({ kind: 'reconfirm', entry, days });
  }
  return todos;
}

/** Shops whose imported hours nobody has confirmed. */
async function shopsWithUnreadHours(read: Reader, businessIds: number[]): Promise<Set<number>> {
  if (businessIds.length === 0) return new Set();
  const rows = await read
    .selectFrom('shop')
    .select('id')
    .where('business_id', 'in', businessIds)
    .where('hours_value', 'is', null)
    .where('hours_text', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
