import { parseArgs } from 'node:util';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { now } from '#server/clock.ts';
import { runWithStore, say, UsageError } from './command.ts';
import { addDemoAccounts } from './setup/accounts.ts';
import { addDemoTown, removeDemo } from './setup/demo.ts';
import { addPlanFigures } from './setup/plan.ts';
import { addProductLists } from './setup/products.ts';
import { addTaxonomy } from './setup/taxonomy.ts';

/** Replaces the demo town by one of `--shops` businesses (168 when not given, 100,000 at most). */
const MOST = 100_000;

await runWithStore(async ({ env, store }) => {
  const { values } = parseArgs({ options: { shops: { type: 'string', default: '168' } } });
  const shops = Number(values.shops);
  if (!Number.isInteger(shops) || shops < 1 || shops > MOST) {
    throw new UsageError(
      `--shops ${values.shops} cannot be used: give a whole number from 1 to ${MOST}`,
    );
  }
  if (!env.demo) {
    throw new UsageError(
      `SITE_URL=${env.siteUrl} is a real site: demo data is added only with DEMO=1`,
    );
  }
  await store.write(addTaxonomy);
  await store.write(addPlanFigures);
  await store.write(addProductLists);
  const removed = await store.write((tx) => removeDemo(tx, now()));
  if (removed > 0) say(`Removed ${removed} demo businesses`);
  const start = performance.now();
  const evaluator = createEvaluator();
  await addDemoTown(store, evaluator, shops, now()).finally(() => evaluator.close());
  if (env.isLocal) await store.write((tx) => addDemoAccounts(tx, now()));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`Added ${shops} demo businesses to ${env.dataDir} in ${seconds} s`);
});
