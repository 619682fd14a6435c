import type { Store } from '#server/db.ts';
import type { Evaluator } from '#features/shops/hours/evaluator.ts';
import { addPlanFigures } from './plan.ts';
import { addProductLists } from './products.ts';
import { addTaxonomy } from './taxonomy.ts';

const DEMO_SHOPS = 168;

/**
 * Gives an empty database what a site begins with: taxonomy and plan figures always, the demo town
 * only where it is welcome and nobody has been entered yet.
 *
 * @returns lines that say what was done.
 */
export async function setUp(
  store: Store,
  evaluator: Evaluator,
  demo: boolean,
  at: Date,
): Promise<string[]> {
  const done: string[] = [];
  if (await store.write(addTaxonomy)) done.push('added areas, categories and features');
  if (await store.write(addPlanFigures)) done.push("added the plan's figures");
  if (await store.write(addProductLists)) done.push('added product categories and allergens');
  const business = await store.read.selectFrom('business').select('id').limit(1).executeTakeFirst();
  if (demo && !business) {
    // Its texts are large, and needed once.
    const { addDemoTown } = await import('./demo.ts');
    await addDemoTown(store, evaluator, DEMO_SHOPS, at);
    done.push(`added the demo town: ${DEMO_SHOPS} fictional businesses`);
  }
  return done;
}
