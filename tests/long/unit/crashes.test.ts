import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recordsFound } from '#features/search/found.ts';
import { setNow } from '#server/clock.ts';
import { log } from '#server/log.ts';
import { LiveIndex } from '#search/live-index.ts';
import { townDatabase } from '../../support/database.ts';
import { NOW } from '../../support/paths.ts';

const CRASHES = 50;
const LONGEST_MS = 2500;
const WHOLE = path.resolve('src/search/build.ts');

log.level = 'silent';
setNow(new Date(NOW));

/** The builder itself, killed after a while. */
function killedAfter(dataDir: string, ms: number): string {
  const file = path.join(dataDir, 'killed.mjs');
  writeFileSync(
    file,
    `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${ms});
    await import(${JSON.stringify(WHOLE)});`,
  );
  return file;
}

test('however often the builder dies midway, the last good index answers', async () => {
  const { dataDir, store } = await townDatabase();
  const good = new LiveIndex(store, dataDir);
  await good.build();
  good.stop();
  const before = good.current!;
  let died = 0;
  for (let i = 0; i < CRASHES; i += 1) {
    const build = killedAfter(dataDir, (LONGEST_MS / CRASHES) * (i + 1));
    const index = new LiveIndex(store, dataDir, { build });
    await index.build();
    index.stop();
    if (index.state().failed) died += 1;
    const { version } = index.current!;
    const files = readdirSync(index.folder);
    expect(files.filter((name) => name.startsWith('.') || name.endsWith('.tmp'))).toEqual([]);
    expect(files).toContain(version);
    const params = new URLSearchParams({ v: version, ids: '' });
    expect(await recordsFound(store.read, dataDir, params, new Date(NOW))).toEqual([]);
  }
  // On a machine so quick that some finish there are still many that do not.
  expect(died).toBeGreaterThan(CRASHES / 3);
  const after = new LiveIndex(store, dataDir);
  await after.build();
  after.stop();
  expect(after.state()).toMatchObject({ failed: false, entries: before.entries });
});
