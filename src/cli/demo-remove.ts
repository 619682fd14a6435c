import { removeDemo } from './setup/demo.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';

const removed = await store.write((tx) => removeDemo(tx, now()));
process.stdout.write(
  `Removed ${removed} demo businesses and everything of theirs from ${env.dataDir}\n`,
);
await store.close();
