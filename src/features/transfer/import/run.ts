import { NotATableError } from '#features/entries/open-data.ts';
import type { Store } from '#server/db.ts';
import { keepApplied, keepReport, keepUnreadable } from '../commands.ts';
import { getImport } from '../queries.ts';
import { reportOf } from './report.ts';
import { carryOut, planImport, type Plan } from './work.ts';

/** What the child process is asked to do with a file that was brought. */
export interface Order {
  id: number;
  what: 'check' | 'apply';
  at: string;
}

/**
 * Reads a file and keeps what it would do, or does that; where something else came in between, the
 * new report is kept instead and nothing is imported.
 */
export async function runImport(store: Store, { id, what, at: iso }: Order): Promise<'done'> {
  const at = new Date(iso);
  const run = await getImport(store.read, id);
  if (!run?.csv) return 'done';
  const plan = await planned(store, run.kind, run.csv, at);
  if (typeof plan === 'string') {
    await store.write((tx) => keepUnreadable(tx, id, plan, at));
    return 'done';
  }
  const report = JSON.stringify(reportOf(plan));
  if (what === 'check' || report !== run.report) {
    await store.write((tx) => keepReport(tx, id, report, at));
    return 'done';
  }
  await carryOut(store, plan, { publish: run.publish === 1, at }, (tx, published) =>
    keepApplied(tx, id, published, at),
  );
  return 'done';
}

async function planned(
  store: Store,
  kind: Plan['kind'],
  csv: string,
  at: Date,
): Promise<Plan | string> {
  try {
    return await planImport(store.read, kind, new TextEncoder().encode(csv), at);
  } catch (error) {
    if (!(error instanceof NotATableError)) throw error;
    return error.message;
  }
}
