import { noteAct } from '#server/acting.ts';
import { TERMS_VERSION } from '#server/auth/terms-version.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

/**
 * Notes that the owner of businesses agrees to the 掲載規約 in force, for those of them he owns.
 *
 * @returns for how many.
 */
export async function acceptTerms(
  tx: Tx,
  accountId: number,
  businessIds: readonly number[],
  at: Date,
): Promise<number> {
  const owned = await tx
    .selectFrom('business_account')
    .select('business_id')
    .where('account_id', '=', accountId)
    .where('role', '=', 'owner')
    .where('business_id', 'in', businessIds)
    .execute();
  if (owned.length === 0) return 0;
  const ids = owned.map((row) => row.business_id);
  for (const id of ids) noteAct(`business:${id}`);
  await tx
    .insertInto('terms_acceptance')
    .values(
      ids.map((id) => ({
        business_id: id,
        version: TERMS_VERSION,
        account_id: accountId,
        accepted_at: toIso(at),
      })),
    )
    .onConflict((oc) => oc.columns(['business_id', 'version']).doNothing())
    .execute();
  await tx
    .updateTable('business')
    .set({ terms_version: TERMS_VERSION, terms_accepted_on: localDate(at) })
    .where('id', 'in', ids)
    .execute();
  return ids.length;
}
