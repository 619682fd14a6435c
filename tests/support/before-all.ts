import { isFresh } from '#search/freshness.ts';
import { LiveIndex } from '#search/live-index.ts';
import { setNow } from '#server/clock.ts';
import { openStore } from '#server/db.ts';
import { log } from '#server/log.ts';
import { builtFrom } from '../../src/cli/build-stamp.ts';
import { NOW } from './paths.ts';
import { templateDir } from './template.ts';

/**
 * Before the workers start, the template is there with the search's index in it; none of them has to
 * make it while a test waits.
 */
export default async function beforeAll(): Promise<void> {
  const dir = await templateDir();
  const program = builtFrom();
  const store = openStore(dir);
  const at = new Date(NOW);
  setNow(at);
  const index = new LiveIndex(store, dir, { program });
  log.level = 'warn';
  if (!(await isFresh(store.read, index.current, program, at))) await index.build();
  index.stop();
  setNow(undefined);
  await store.close();
}
