import type { Tx } from '#server/db.ts';
import type { TermKind } from './schema.ts';

/** The fields of stored bodies that hold addresses of terms, by kind of term. */
const FIELDS: Record<TermKind, string> = {
  category: 'categories',
  area: 'area',
  zone: 'zones',
  feature: 'features',
};
const BATCH = 500;

/**
 * Puts a term's new address into every draft and every version that names it, so that what is saved,
 * published or restored later still finds the term.
 */
export async function rewriteRevisions(
  tx: Tx,
  kind: TermKind,
  before: string,
  after: string,
): Promise<void> {
  let last = 0;
  for (;;) {
    const rows = await tx
      .selectFrom('revision')
      .selectAll()
      .where('kind', 'in', ['shop', 'job'])
      .where('id', '>', last)
      .where('body', 'like', `%"${before}"%`)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length > 0) {
      const values = rows.map((row) => ({
        ...row,
        body: rewritten(row.body, kind, before, after),
      }));
      await tx
        .insertInto('revision')
        .values(values)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })),
        )
        .execute();
    }
    if (rows.length < BATCH) return;
    last = rows.at(-1)!.id;
  }
}

function rewritten(stored: string, kind: TermKind, before: string, after: string): string {
  const body = JSON.parse(stored) as Record<string, unknown>;
  const value = body[FIELDS[kind]];
  const now = (slug: unknown) => (slug === before ? after : slug);
  if (value === undefined) return stored;
  const changed = Array.isArray(value) ? [...new Set(value.map(now))] : now(value);
  return JSON.stringify({ ...body, [FIELDS[kind]]: changed });
}
