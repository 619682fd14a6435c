import type { Reader } from '#server/db.ts';
import { liveEventsOf } from '../body.ts';
import { EventInput, type EventBody } from '../schema.ts';
import type { ReadRow } from './import-row.ts';

/** An event as it stands, to compare a row with. */
export interface Stored {
  eventId: number;
  /** Its newest revision is what the public sees. */
  live: boolean;
  body: EventBody;
  /** Names of the other organisers; only where the live event itself was read. */
  coOrganisers: string[] | null;
}

/** The events that rows mean: those imported from there before, or those our own file was made of. */
export async function storedEvents(
  read: Reader,
  rows: ReadRow[],
  at: Date,
): Promise<(row: ReadRow) => Stored | undefined> {
  const byKey = await importedEvents(read);
  const uids = rows.flatMap(({ key, own }) => (own && !byKey.has(key) ? [own.uid] : []));
  const byUid = await ownEvents(read, uids, at);
  return ({ key, own }) => byKey.get(key) ?? byUid.get(own?.uid ?? '');
}

/** Imported events with their newest revision. */
async function importedEvents(read: Reader): Promise<Map<string, Stored>> {
  const rows = await read
    .selectFrom('event')
    .innerJoin('revision', (join) =>
      join.onRef('revision.entry_id', '=', 'event.id').on('revision.kind', '=', 'event'),
    )
    .select(['event.id', 'event.source_key', 'revision.body', 'revision.state'])
    .where('event.source_key', 'is not', null)
    .orderBy('revision.number')
    .execute();
  // Later revisions of the same event replace earlier ones.
  const newest = new Map(rows.map((row) => [row.source_key!, row]));
  return new Map(
    [...newest].map(([key, { id, state, body }]) => [
      key,
      {
        eventId: id,
        live: state === 'accepted',
        body: EventInput.parse(JSON.parse(body)),
        coOrganisers: null,
      },
    ]),
  );
}

async function ownEvents(read: Reader, uids: string[], at: Date): Promise<Map<string, Stored>> {
  if (uids.length === 0) return new Map();
  const rows = await read.selectFrom('event').selectAll().where('uid', 'in', uids).execute();
  const events = await liveEventsOf(read, rows, at);
  return new Map(
    events.map(({ row, body, organisers }) => [
      row.uid,
      {
        eventId: row.id,
        live: true,
        body: EventInput.parse(body),
        coOrganisers: organisers.slice(1),
      },
    ]),
  );
}
