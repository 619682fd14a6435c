import type { Reader } from '#server/db.ts';
import type { OpenDataTable } from '#features/entries/open-data.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { EventInput, missingToPublish, type Missing } from '../schema.ts';
import { readEventRow, type ImportRow, type Problem } from './row.ts';

type Read = Extract<ImportRow, { status: 'read' }>;

/** What an import would do with one row. */
export type EventStep =
  | { kind: 'add'; row: Read; missing: Missing[] }
  | { kind: 'change'; row: Read; missing: Missing[]; eventId: number; fields: string[] }
  | { kind: 'keep'; row: Read; missing: Missing[]; eventId: number; live: boolean }
  | { kind: 'refuse'; rowNumber: number; problems: Problem[] };

/** Compares a file with what is stored, without changing anything. */
export async function planEventImport(
  read: Reader,
  table: OpenDataTable,
  taxonomy: Taxonomy,
): Promise<EventStep[]> {
  const stored = await storedByKey(read);
  const seen = new Set<string>();
  const steps = table.rows.map((record): EventStep => {
    const row = readEventRow(record, taxonomy);
    if (row.status === 'refused')
      return { kind: 'refuse', rowNumber: row.row, problems: row.problems };
    if (seen.has(row.key)) {
      const problem = { column: 'ID', reason: 'stands in the file twice' };
      return { kind: 'refuse', rowNumber: row.row, problems: [problem] };
    }
    seen.add(row.key);
    return stepFor(row, stored.get(row.key));
  });
  const broken = table.broken.map(({ row, reason }): EventStep => ({
    kind: 'refuse',
    rowNumber: row,
    problems: [{ column: '-', reason }],
  }));
  return [...steps, ...broken].sort((a, b) => eventRowNumber(a) - eventRowNumber(b));
}

export function eventRowNumber(step: EventStep): number {
  return step.kind === 'refuse' ? step.rowNumber : step.row.row;
}

interface Stored {
  eventId: number;
  /** Its newest revision is what the public sees. */
  live: boolean;
  body: string;
}

function stepFor(row: Read, stored: Stored | undefined): EventStep {
  const missing = missingToPublish(row.body);
  if (!stored) return { kind: 'add', row, missing };
  const { eventId, live } = stored;
  const before = EventInput.parse(JSON.parse(stored.body));
  const fields = (Object.keys(row.body) as (keyof typeof before)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(row.body[field]),
  );
  return fields.length === 0
    ? { kind: 'keep', row, missing, eventId, live }
    : { kind: 'change', row, missing, eventId, fields };
}

/** Imported events with their newest revision. */
async function storedByKey(read: Reader): Promise<Map<string, Stored>> {
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
  return new Map(
    rows.map((row) => [
      row.source_key!,
      { eventId: row.id, live: row.state === 'accepted', body: row.body },
    ]),
  );
}
