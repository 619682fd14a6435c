import type { memberJa } from '#i18n/member.ja.ts';
import { toIso } from '#server/clock.ts';
import type { EntryLine } from './queries.ts';

export type StateKey = keyof typeof memberJa.states;

type Stood = Pick<EntryLine, 'visibility' | 'state' | 'closedAt' | 'publishFrom' | 'publishUntil'>;

/** The state of an entry in one word of the dictionary. */
export function stateOf(entry: Stood, at: Date): StateKey {
  const { visibility, state, closedAt } = entry;
  const isPending = state === 'submitted' || state === 'returned' || state === 'draft';
  if (visibility === 'archived' || (closedAt !== null && !isPending)) return 'ended';
  if (visibility === 'published') {
    if (state === 'submitted') return 'waitingChange';
    if (state === 'returned') return 'returnedChange';
    return state === 'draft' ? 'changed' : listedState(entry, at);
  }
  return isPending ? state : 'hidden';
}

function listedState({ publishFrom, publishUntil }: Stood, at: Date): StateKey {
  const now = toIso(at);
  if (publishUntil !== null && publishUntil <= now) return 'unlisted';
  return publishFrom !== null && publishFrom > now ? 'planned' : 'live';
}

/** Visitors find it: published, and within the days it is listed. */
export function isShown(entry: Stood, at: Date): boolean {
  return entry.visibility === 'published' && listedState(entry, at) === 'live';
}

/** How many days ago a local date was. */
export function daysSince(date: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
}
