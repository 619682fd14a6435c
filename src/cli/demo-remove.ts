import { now } from '#server/clock.ts';
import { runWithStore, say } from './command.ts';
import { removeDemo } from './setup/demo.ts';

await runWithStore(async ({ env, store }) => {
  const removed = await store.write((tx) => removeDemo(tx, now()));
  say(`Removed ${removed} demo businesses and everything of theirs from ${env.dataDir}`);
});
