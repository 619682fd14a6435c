import { readOpenData } from '#features/entries/open-data.ts';
import { applyEventImport } from '#features/events/import/apply.ts';
import { EVENT_COLUMN_ALIASES } from '#features/events/import/columns.ts';
import { planEventImport, type EventStep } from '#features/events/import/plan.ts';
import { effectiveHours } from '#features/shops/hours/effective.ts';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { applyShopImport } from '#features/shops/import/apply.ts';
import { COLUMN_ALIASES } from '#features/shops/import/columns.ts';
import { planShopImport, type Step } from '#features/shops/import/plan.ts';
import { ensureSchedules } from '#features/shops/schedules.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import type { Reader, Store, Tx } from '#server/db.ts';
import type { ImportKind } from '../schema.ts';

/** What an import would do with each row of a file. */
export type Plan = { kind: 'shops'; steps: Step[] } | { kind: 'events'; steps: EventStep[] };

/**
 * Compares a file with what is stored, without changing anything.
 *
 * @throws {NotATableError} where it is no such table.
 */
export async function planImport(
  read: Reader,
  kind: ImportKind,
  bytes: Uint8Array,
  at: Date,
): Promise<Plan> {
  const taxonomy = await getTaxonomy(read);
  if (kind === 'events') {
    const table = readOpenData(bytes, EVENT_COLUMN_ALIASES, ['イベント名', '開始日']);
    return { kind, steps: await planEventImport(read, table, taxonomy, at) };
  }
  const table = readOpenData(bytes, COLUMN_ALIASES, ['名称']);
  return { kind, steps: await planShopImport(read, table, taxonomy) };
}

/**
 * Carries out a plan in one transaction, leaving out the rows that are refused.
 *
 * @param beside what else belongs to the same transaction.
 * @returns how many entries were published.
 */
export async function carryOut(
  store: Store,
  plan: Plan,
  { publish, at }: { publish: boolean; at: Date },
  beside: (tx: Tx, published: number) => Promise<void> = async () => undefined,
): Promise<number> {
  const taxonomy = await getTaxonomy(store.read);
  const apply = await applierOf(store, plan, { publish, taxonomy, at });
  return store.write(async (tx) => {
    const published = await apply(tx);
    await beside(tx, published);
    return published;
  });
}

interface Options {
  publish: boolean;
  taxonomy: Awaited<ReturnType<typeof getTaxonomy>>;
  at: Date;
}

/** Opening hours are evaluated before the transaction, since that takes a while. */
async function applierOf(store: Store, { kind, steps }: Plan, options: Options) {
  if (kind === 'events') return (tx: Tx) => applyEventImport(tx, steps, options);
  const bodies = steps.flatMap((step) => (step.kind === 'refuse' ? [] : [step.row.body]));
  const evaluator = createEvaluator();
  const values = bodies.flatMap((body) => effectiveHours(body) ?? []);
  const schedules = await ensureSchedules(store, evaluator, values, options.at).finally(() =>
    evaluator.close(),
  );
  return (tx: Tx) => applyShopImport(tx, steps, { ...options, schedules });
}
