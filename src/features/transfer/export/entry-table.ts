import type { Cell } from '#features/entries/csv.ts';
import { inBatches } from '#features/entries/csv.ts';
import { entryRows, type EntryRow } from '#features/drafts/entries.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { fieldLabel } from '#features/drafts/problem-text.ts';
import type { Kind } from '#features/drafts/schema.ts';
import { valueText } from '#features/drafts/value-text.ts';
import { exportJa as t } from '#i18n/export.ja.ts';
import type { Reader } from '#server/db.ts';
import { moment, said, type Column, type ExportTable } from './table.ts';

type Row = EntryRow & { business: string };

const ABOUT: Column<Row>[] = [
  [t.columns.number, ({ id }) => id],
  [t.columns.business, ({ business }) => business],
  [t.columns.businessNumber, ({ businessId }) => businessId],
  [t.columns.path, ({ kind, slug }) => entryKinds[kind].publicPath(slug)],
  [t.columns.visibility, ({ visibility }) => said(visibility)],
  [t.columns.confirmedOn, ({ confirmedOn }) => confirmedOn],
  [t.columns.updatedAt, ({ updatedAt }) => moment(updatedAt)],
];

/** Every entry of a kind that was ever public, with each of its fields as the forms say it. */
export function entryTable(read: Reader, kind: Kind): ExportTable {
  const fields = Object.keys(entryKinds[kind].shape);
  return {
    columns: [...ABOUT.map(([label]) => label), ...fields.map((field) => fieldLabel(kind, field))],
    batches: batchesOf(read, kind, fields),
  };
}

async function* batchesOf(
  read: Reader,
  kind: Kind,
  fields: readonly string[],
): AsyncGenerator<Cell[][]> {
  const page = (after: number, size: number) =>
    entryRows(read)
      .innerJoin('business', 'business.id', 'entry.businessId')
      .select('business.name as business')
      .where('entry.kind', '=', kind)
      .where('entry.id', '>', after)
      .where('entry.title', 'is not', null)
      .orderBy('entry.id')
      .limit(size)
      .execute();
  for await (const rows of inBatches<Row>(page)) {
    const ids = rows.map(({ id }) => id);
    const bodies = await entryKinds[kind].liveBodies(read, ids);
    const say = await valueText(read, kind, [...bodies.values()]);
    yield rows.map((row) => [
      ...ABOUT.map(([, cell]) => cell(row)),
      ...fields.map((field) => say(field, bodies.get(row.id)![field])),
    ]);
  }
}
