import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { EnvError } from '#server/env.ts';
import { NewerDatabaseError } from '#db/migrate.ts';

const HOUR = 3_600_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Builds when there is no build of these sources yet; `astro build` is a process of its own. */
async function buildIfNeeded(): Promise<void> {
  const { isBuilt, markBuilt } = await import('./build-stamp.ts');
  if (isBuilt()) return;
  say(existsSync('dist') ? 'The sources have changed, building …' : 'Building the site …');
  const result = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    say(`The build failed:\n${result.stdout}${result.stderr}`);
    process.exit(1);
  }
  markBuilt();
}

async function start(): Promise<void> {
  const { env, migrated, store } = await import('#server/store.ts');
  const { now } = await import('#server/clock.ts');
  const { createEvaluator } = await import('#features/shops/hours/evaluator.ts');
  const { extendSchedules } = await import('#features/shops/schedules.ts');
  const { setUp } = await import('./setup/index.ts');
  if (migrated.length > 0) say(`Database in ${env.dataDir}: applied ${migrated.join(', ')}`);
  const evaluator = createEvaluator();
  for (const line of await setUp(store, evaluator, env.demo, now())) say(`Database in ${env.dataDir}: ${line}`);
  await extendSchedules(store, evaluator, now());
  setInterval(() => void extendSchedules(store, evaluator, now()), HOUR).unref();
  const { serve } = await import('#server/main.ts');
  say(`Ready: ${await serve()}`);
}

try {
  await buildIfNeeded();
  await start();
} catch (error) {
  if (!(error instanceof EnvError) && !(error instanceof NewerDatabaseError)) throw error;
  say(error.message);
  process.exit(1);
}
