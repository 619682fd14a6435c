import { flushCompileCache } from 'node:module';
import { readEnv } from '#server/env.ts';
import { builtFrom } from './build-stamp.ts';
import { buildIfNeeded } from './build.ts';
import { run, say } from './command.ts';

const MINUTE = 60_000;

async function start(): Promise<void> {
  const { env, migrated, store } = await import('#server/store.ts');
  const { now } = await import('#server/clock.ts');
  const { log } = await import('#server/log.ts');
  const { createEvaluator } = await import('#features/shops/hours/evaluator.ts');
  const { listDemoAccounts } = await import('#features/accounts/queries.ts');
  const { outboxDir } = await import('#server/mail-transport.ts');
  const { runRoutines } = await import('#features/system/routines.ts');
  const { routineWorks } = await import('./routines.ts');
  const { setUp } = await import('./setup/index.ts');
  const { addDemoAccounts } = await import('./setup/accounts.ts');
  if (migrated.length > 0) say(`Database in ${env.dataDir}: applied ${migrated.join(', ')}`);
  const evaluator = createEvaluator();
  for (const line of await setUp(store, evaluator, env.demo, now()))
    say(`Database in ${env.dataDir}: ${line}`);
  if (env.isLocal) await store.write((tx) => addDemoAccounts(tx, now()));
  const works = routineWorks(store, evaluator, env);
  await runRoutines(store, works, now, { atStart: true });
  setInterval(() => {
    runRoutines(store, works, now).catch((error: unknown) =>
      log.error({ err: error }, 'the routines could not be run'),
    );
  }, MINUTE).unref();
  const { serve } = await import('#server/main.ts');
  const { LiveIndex } = await import('#search/live-index.ts');
  const { serveIndex } = await import('#search/serve.ts');
  const index = new LiveIndex(store, env.dataDir, { program: builtFrom() });
  try {
    const url = await serve({
      serve: serveIndex(index),
      start: (changes) => index.start(changes),
      stop: () => index.stop(),
      state: () => index.state(),
    });
    if ((await listDemoAccounts(store.read, env.isLocal)).length > 0) {
      say(`Demo sign-in: open ${url}/login and choose an account, e.g. owner@example.jp (member),`);
      say(`  staff@example.jp or admin@example.jp; the code arrives in ${outboxDir(env.dataDir)}`);
    }
    // What was compiled is kept for the next start, which then needs 20 MB and a second less.
    flushCompileCache();
    say(`Ready: ${url}`);
  } catch (error) {
    // Its child would keep this process waiting.
    evaluator.close();
    throw error;
  }
}

await run(async () => {
  // A wrong value is told before a build that may take half a minute.
  readEnv(process.env);
  buildIfNeeded(say);
  await start();
});
