import type { memberJa } from '#i18n/member.ja.ts';
import type { EntryLine } from './queries.ts';

export type StateKey = keyof typeof memberJa.states;

/** The state of an entry in one word of the dictionary. */
export function stateOf(entry: Pick<EntryLine, 'visibility' | 'state' | 'closedAt'>): StateKey {
  const { visibility, state, closedAt } = entry;
  const isPending = state === 'submitted' || state === 'returned' || state === 'draft';
  if (visibility === 'archived' || (closedAt !== null && !isPending)) return 'ended';
  if (visibility === 'published') {
    if (state === 'submitted') return 'waitingChange';
    if (state === 'returned') return 'returnedChange';
    return state === 'draft' ? 'changed' : 'live';
  }
  return isPending ? state : 'hidden';
}

/** How many days ago a local date was. */
export function daysSince(date: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
}
