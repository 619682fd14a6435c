import type { Reader } from '#server/db.ts';
import type { OpenDataTable } from '#features/entries/open-data.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { missingToPublish, ShopInput, type Missing } from '../schema.ts';
import { readShopRow, type ImportRow, type Problem } from './row.ts';

type Read = Extract<ImportRow, { status: 'read' }>;

/** What an import would do with one row. */
export type Step =
  | { kind: 'add'; row: Read; missing: Missing[] }
  | { kind: 'change'; row: Read; missing: Missing[]; shopId: number; fields: string[] }
  | { kind: 'keep'; row: Read; missing: Missing[]; shopId: number; isLive: boolean }
  | { kind: 'refuse'; rowNumber: number; problems: Problem[] };

/** Compares a file with what is stored, without changing anything. */
export async function planShopImport(
  read: Reader,
  table: OpenDataTable,
  taxonomy: Taxonomy,
): Promise<Step[]> {
  const rows = table.rows.map((record) => readShopRow(record, taxonomy));
  const stored = await storedByKey(read);
  const seen = new Set<string>();
  const steps = rows.map((row): Step => {
    if (row.status === 'refused')
      return { kind: 'refuse', rowNumber: row.row, problems: row.problems };
    if (seen.has(row.key)) {
      return {
        kind: 'refuse',
        rowNumber: row.row,
        problems: [{ column: 'NO', reason: 'stands in the file twice' }],
      };
    }
    seen.add(row.key);
    return stepFor(row, stored.get(row.key));
  });
  const broken = table.broken.map(({ row, reason }): Step => ({
    kind: 'refuse',
    rowNumber: row,
    problems: [{ column: '-', reason }],
  }));
  return [...steps, ...broken].sort((a, b) => rowNumber(a) - rowNumber(b));
}

export function rowNumber(step: Step): number {
  return step.kind === 'refuse' ? step.rowNumber : step.row.row;
}

interface Stored {
  shopId: number;
  /** The newest revision is what the public sees. */
  isLive: boolean;
  body: string;
}

function stepFor(fresh: Read, stored: Stored | undefined): Step {
  const missing = missingToPublish(fresh.body);
  if (!stored) return { kind: 'add', row: fresh, missing };
  const { shopId, isLive } = stored;
  const before = ShopInput.parse(JSON.parse(stored.body));
  const { listedFrom, listedUntil } = before;
  const row = { ...fresh, body: { ...fresh.body, listedFrom, listedUntil } };
  const fields = (Object.keys(row.body) as (keyof typeof before)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(row.body[field]),
  );
  return fields.length === 0
    ? { kind: 'keep', row, missing, shopId, isLive }
    : { kind: 'change', row, missing, shopId, fields };
}

/** Imported shops with their newest revision. */
async function storedByKey(read: Reader): Promise<Map<string, Stored>> {
  const rows = await read
    .selectFrom('shop')
    .innerJoin('revision', (join) =>
      join.onRef('revision.entry_id', '=', 'shop.id').on('revision.kind', '=', 'shop'),
    )
    .select(['shop.id', 'shop.source_key', 'revision.body', 'revision.state'])
    .where('shop.source_key', 'is not', null)
    .where('revision.number', '=', (eb) =>
      eb
        .selectFrom('revision as newest')
        .select((n) => n.fn.max('newest.number').as('n'))
        .where('newest.kind', '=', 'shop')
        .whereRef('newest.entry_id', '=', 'shop.id'),
    )
    .execute();
  return new Map(
    rows.map((row) => [
      row.source_key!,
      { shopId: row.id, isLive: row.state === 'accepted', body: row.body },
    ]),
  );
}
