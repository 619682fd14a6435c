import type { Reader } from '#server/db.ts';
import type { OpenDataTable } from '#features/entries/open-data.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { missingToPublish, type EventBody, type Missing } from '../schema.ts';
import type { Problem, ReadRow } from './import-row.ts';
import { knownOrganisers } from './organisers.ts';
import { readEventRow } from './row.ts';
import { storedEvents, type Stored } from './stored.ts';

/** What an import would do with one row. */
export type EventStep =
  | { kind: 'add'; row: ReadRow; missing: Missing[] }
  | { kind: 'change'; row: ReadRow; missing: Missing[]; eventId: number; fields: string[] }
  | { kind: 'keep'; row: ReadRow; missing: Missing[]; eventId: number; live: boolean }
  | { kind: 'refuse'; rowNumber: number; problems: Problem[] };

/** Compares a file with what is stored, without changing anything. */
export async function planEventImport(
  read: Reader,
  table: OpenDataTable,
  taxonomy: Taxonomy,
  at: Date,
): Promise<EventStep[]> {
  const rows = table.rows.map((record) => readEventRow(record, taxonomy));
  const readable = rows.filter((row) => row.status === 'read');
  const find = await knownOrganisers(read, readable);
  const stored = await storedEvents(read, readable, at);
  const seen = new Set<string>();
  const steps = rows.map((row): EventStep => {
    if (row.status === 'refused')
      return { kind: 'refuse', rowNumber: row.row, problems: row.problems };
    const names = [row.key, ...(row.own ? [row.own.uid] : [])];
    if (names.some((name) => seen.has(name))) {
      const problem = { column: 'ID', reason: 'stands in the file twice' };
      return { kind: 'refuse', rowNumber: row.row, problems: [problem] };
    }
    for (const name of names) seen.add(name);
    const before = stored(row);
    const ids = row.coOrganisers.map((name) => find(name, row.own !== null));
    return stepFor(withOrganisers(withUntold(row, before), before, ids), before);
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

/** What a file does not tell stays: how long it is listed, its campaign, and in ours whom to contact. */
function withUntold(row: ReadRow, before: Stored | undefined): ReadRow {
  if (!before) return row;
  const { campaign, listedFrom, listedUntil, contactName } = before.body;
  const untold = { campaign, listedFrom, listedUntil, ...(row.own ? { contactName } : {}) };
  return { ...row, body: { ...row.body, ...untold } };
}

/** Puts the others' ids into the body where all of them are known; else the import adds them. */
function withOrganisers(
  row: ReadRow,
  before: Stored | undefined,
  ids: (number | undefined)[],
): ReadRow {
  const isSame = before?.coOrganisers?.join('\n') === row.coOrganisers.join('\n');
  const known = isSame ? before!.body.coOrganisers : ids.filter((id) => id !== undefined);
  if (known.length !== row.coOrganisers.length) return row;
  return { ...row, coOrganisers: [], body: { ...row.body, coOrganisers: known } };
}

function stepFor(row: ReadRow, stored: Stored | undefined): EventStep {
  const missing = missingToPublish(row.body);
  if (!stored) return { kind: 'add', row, missing };
  const { eventId, live, body: before } = stored;
  const fields = (Object.keys(row.body) as (keyof EventBody)[]).filter(
    (field) =>
      JSON.stringify(before[field]) !== JSON.stringify(row.body[field]) ||
      (field === 'coOrganisers' && row.coOrganisers.length > 0),
  );
  return fields.length === 0
    ? { kind: 'keep', row, missing, eventId, live }
    : { kind: 'change', row, missing, eventId, fields };
}
