import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { photosOf } from '#features/media/queries.ts';
import { entryKinds } from './kinds.ts';
import { daysSince, stateOf, type StateKey } from './entry-state.ts';
import { listEntries, type EntryLine } from './queries.ts';
import type { Body } from './schema.ts';

/** From this age on an entry asks whether it is still so. */
export const RECONFIRM_AFTER_DAYS = 90;
/** What ends so soon is said on the home page and by mail. */
export const ENDING_WITHIN_DAYS = 7;

export type Todo =
  | { kind: 'returned' | 'draft' | 'hours'; entry: HomeEntry }
  /** `lacks` are names of what is missing. */
  | { kind: 'incomplete'; entry: HomeEntry; lacks: string[] }
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
  const lacks = await lacksOf(read, entries, today);
  const todos = entries.flatMap((entry) => todosOf(entry, { unread, lacks, today }));
  return { entries, todos: todos.sort(order) };
}

/**
 * What is missing of each entry that is being written, and of each shop: those may have come from a list
 * with gaps.
 */
async function lacksOf(
  read: Reader,
  entries: readonly HomeEntry[],
  today: string,
): Promise<Map<HomeEntry, string[]>> {
  const shops = entries.filter(
    ({ kind, state }) => kind === 'shop' && (state ?? 'accepted') === 'accepted',
  );
  const ids = shops.map(({ id }) => id);
  const live =
    ids.length > 0 ? await entryKinds.shop.liveBodies(read, ids) : new Map<number, Body>();
  const bare = await withoutPhotos(read, entries);
  const bodyOf = (entry: HomeEntry) =>
    entry.state === 'draft' ? entry.body : shops.includes(entry) ? live.get(entry.id) : undefined;
  return new Map(
    entries.flatMap((entry): [HomeEntry, string[]][] => {
      const body = bodyOf(entry);
      if (!body) return [];
      const lacks = entryKinds[entry.kind].lacks(body, today);
      return [[entry, bare.has(entry) ? [...lacks, 'photos'] : lacks]];
    }),
  );
}

/** Products nobody has seen yet, which need a photo first. */
async function withoutPhotos(read: Reader, entries: readonly HomeEntry[]): Promise<Set<HomeEntry>> {
  const unseen = entries.filter(
    ({ kind, visibility }) => kind === 'product' && visibility !== 'published',
  );
  const photos = await photosOf(
    read,
    'product',
    unseen.map(({ id }) => id),
  );
  return new Set(unseen.filter(({ id }) => !photos.has(id)));
}

const ORDER: Todo['kind'][] = ['returned', 'hours', 'ending', 'incomplete', 'draft', 'reconfirm'];
const order = (a: Todo, b: Todo) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);

interface Known {
  unread: Set<number>;
  lacks: Map<HomeEntry, string[]>;
  today: string;
}

function todosOf(entry: HomeEntry, { unread, lacks, today }: Known): Todo[] {
  const { state, visibility, stateKey, confirmedOn, endsOn } = entry;
  const todos: Todo[] = [];
  if (stateKey === 'ended') return state === 'returned' ? [{ kind: 'returned', entry }] : [];
  if (state === 'returned') todos.push({ kind: 'returned', entry });
  if (entry.kind === 'shop' && unread.has(entry.id)) todos.push({ kind: 'hours', entry });
  const missing = lacks.get(entry) ?? [];
  if (missing.length > 0) todos.push({ kind: 'incomplete', entry, lacks: missing });
  else if (state === 'draft') todos.push({ kind: 'draft', entry });
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
