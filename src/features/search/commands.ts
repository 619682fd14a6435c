import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { POPULAR_TERMS_KEY } from './queries.ts';
import type { PopularTerms } from './schema.ts';

/** Says what many look for, under every search box. */
export async function setPopularTerms(tx: Tx, terms: PopularTerms, at: Date): Promise<void> {
  const value = JSON.stringify(terms);
  await tx
    .insertInto('setting')
    .values({ key: POPULAR_TERMS_KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: POPULAR_TERMS_KEY, at: toIso(at) })
    .execute();
}
