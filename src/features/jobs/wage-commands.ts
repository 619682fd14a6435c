import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

/** The prefecture whose minimum wage the posts of this site are held to. */
const REGION = 'yamaguchi';

/**
 * Enters the minimum wage that holds from a local day on, in yen an hour; one that was entered for the
 * same day is corrected.
 */
export async function setMinimumWage(
  tx: Tx,
  { validFrom, hourly }: { validFrom: string; hourly: number },
  at: Date,
): Promise<void> {
  noteAct(undefined, { validFrom, hourly });
  await tx
    .insertInto('minimum_wage')
    .values({ region: REGION, valid_from: validFrom, hourly })
    .onConflict((conflict) => conflict.columns(['region', 'valid_from']).doUpdateSet({ hourly }))
    .execute();
  await tellOf(tx, at);
}

/** Takes a row out that was entered by mistake; the last one stays. */
export async function removeMinimumWage(tx: Tx, validFrom: string, at: Date): Promise<boolean> {
  const { n } = await tx
    .selectFrom('minimum_wage')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('region', '=', REGION)
    .executeTakeFirstOrThrow();
  if (Number(n) < 2) return false;
  noteAct(undefined, { validFrom });
  const { numDeletedRows } = await tx
    .deleteFrom('minimum_wage')
    .where('region', '=', REGION)
    .where('valid_from', '=', validFrom)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return false;
  await tellOf(tx, at);
  return true;
}

async function tellOf(tx: Tx, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: `minimum-wage:${REGION}`, at: toIso(at) })
    .execute();
}
