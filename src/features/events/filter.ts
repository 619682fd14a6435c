import { normalise } from '#features/entries/normalise.ts';
import type { EventRow } from './rows.ts';

/** What decides which events are meant. */
export interface EventFilter {
  q: string;
  area: readonly string[];
  kind: readonly string[];
  campaign: string | null;
  free: boolean;
}

export type Group = 'area' | 'kind' | 'campaign' | 'free';

/** The slugs of the public campaigns that gather an event, by its id. */
export type Gathered = ReadonlyMap<number, readonly string[]>;

/** Whether an event has what is ticked; the group `except` is left open, for its own counts. */
export function fits(
  event: EventRow,
  { area, kind, campaign, free }: EventFilter,
  gathered: Gathered,
  except?: Group,
): boolean {
  return (
    (except === 'area' || area.length === 0 || area.includes(event.area ?? '')) &&
    (except === 'kind' || kind.length === 0 || kind.includes(event.kind)) &&
    (except === 'campaign' || campaign === null || !!gathered.get(event.id)?.includes(campaign)) &&
    (except === 'free' || !free || event.isFree)
  );
}

/** Those that hold every word of a search. */
export function holding(events: EventRow[], q: string): EventRow[] {
  const words = normalise(q).split(' ').filter(Boolean);
  if (words.length === 0) return events;
  return events.filter(({ search }) => words.every((word) => search.includes(word)));
}
