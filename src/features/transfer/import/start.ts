import { createRequire } from 'node:module';
import { workAside } from '#server/aside.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { failImport } from '../commands.ts';
import type { Order } from './run.ts';

/** Through the imports map, so that it is found from a bundle as well. */
const CHILD = createRequire(import.meta.url).resolve('#features/transfer/import/child.ts');
/** Whoever brings a short list sees its report at once. */
const PATIENCE_MS = 8000;

/** Has a file read or applied by a process of its own; what comes of it is kept in its row. */
export async function startImport(id: number, what: Order['what']): Promise<void> {
  const order: Order = { id, what, at: now().toISOString() };
  const over = workAside(CHILD, order, { dataDir: env.dataDir }).then(async (answer) => {
    if (answer === undefined) await store.write((tx) => failImport(tx, id, now()));
  });
  await Promise.race([over, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
}
