import { sql, type ExpressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { EventKind } from './schema.ts';

/** What decides which events are meant. */
export interface EventFilter {
  q: string;
  area: readonly string[];
  kind: readonly string[];
  campaign: string | null;
  free: boolean;
}

/** The events a filter lets through. */
export function matches(filter: EventFilter) {
  return (eb: ExpressionBuilder<Database, 'event'>) =>
    eb.and([
      ...(filter.area.length > 0 ? [eb('event.venue_id', 'in', venuesIn(eb, filter.area))] : []),
      ...(filter.kind.length > 0 ? [eb('event.kind', 'in', filter.kind as EventKind[])] : []),
      ...(filter.free ? [eb('event.fee', '=', 0)] : []),
      ...(filter.campaign !== null ? [eb('event.id', 'in', gathered(eb, filter.campaign))] : []),
      ...normalise(filter.q).split(' ').filter(Boolean).map(contains),
    ]);
}

function venuesIn(eb: ExpressionBuilder<Database, 'event'>, areas: readonly string[]) {
  return eb
    .selectFrom('venue')
    .innerJoin('area', 'area.id', 'venue.area_id')
    .select('venue.id')
    .where('area.slug', 'in', areas);
}

function gathered(eb: ExpressionBuilder<Database, 'event'>, campaign: string) {
  return eb
    .selectFrom('campaign_entry')
    .innerJoin('campaign', 'campaign.id', 'campaign_entry.campaign_id')
    .select('campaign_entry.entry_id')
    .where('campaign_entry.kind', '=', 'event')
    .where('campaign.slug', '=', campaign)
    .where('campaign.visibility', '=', 'published');
}

/** Both sides are normalised already, so the database's own ideas of case do not matter. */
function contains(word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`event.search like ${pattern} escape '\\'`;
}
