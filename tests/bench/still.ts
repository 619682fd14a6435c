import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { swapIn } from '#search/folder.ts';
import { newestChange } from '#search/freshness.ts';
import { openStore } from '#server/db.ts';
import { builtFrom } from '../../src/cli/build-stamp.ts';
import { NOON, startSite } from './processes.ts';

/**
 * Gives a database an index of nothing that counts as fresh: else a site builds its own beside
 * whatever is measured, which for the largest takes longer than the bench. What a start writes by
 * itself is written before.
 */
export async function keepSearchStill(dataDir: string): Promise<void> {
  await (await startSite(dataDir)).stop();
  const folder = path.join(dataDir, 'search');
  const built = path.join(folder, '.still');
  mkdirSync(built, { recursive: true });
  const store = openStore(dataDir);
  const change = await newestChange(store.read);
  await store.close();
  swapIn(folder, built, {
    version: 'still',
    entries: 0,
    change,
    builtAt: NOON,
    program: builtFrom(),
  });
}
