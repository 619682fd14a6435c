import { parseArgs } from 'node:util';
import { addDemoTown, removeDemo } from './setup/demo.ts';
import { addPlanFigures } from './setup/plan.ts';
import { addProductLists } from './setup/products.ts';
import { addTaxonomy } from './setup/taxonomy.ts';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';

/** Replaces the demo town by one of `--shops` businesses (168 when not given, 100,000 at most). */
const MOST = 100_000;
const { values } = parseArgs({ options: { shops: { type: 'string', default: '168' } } });
const shops = Number(values.shops);
const say = (line: string) => process.stdout.write(`${line}\n`);

if (!Number.isInteger(shops) || shops < 1 || shops > MOST) {
  say(`--shops ${values.shops} cannot be used: give a whole number from 1 to ${MOST}`);
  process.exitCode = 2;
} else if (!env.demo) {
  say(`SITE_URL=${env.siteUrl} is a real site: demo data is added only with DEMO=1`);
  process.exitCode = 2;
} else {
  await store.write(addTaxonomy);
  await store.write(addPlanFigures);
  await store.write(addProductLists);
  const removed = await store.write((tx) => removeDemo(tx, now()));
  if (removed > 0) say(`Removed ${removed} demo businesses`);
  const start = performance.now();
  const evaluator = createEvaluator();
  await addDemoTown(store, evaluator, shops, now());
  evaluator.close();
  say(
    `Added ${shops} demo businesses to ${env.dataDir} in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
}
await store.close();
