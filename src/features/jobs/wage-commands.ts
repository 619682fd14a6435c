import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { Prefecture } from './prefectures.ts';

/** Which row of the dated table is meant. */
export interface WageRow {
  region: Prefecture;
  /** Local date. */
  validFrom: string;
}

/**
 * Enters the minimum wage of a prefecture that holds from a local day on, in yen an hour; one that was entered for the
 * same day is corrected.
 */
export async function setMinimumWage(
  tx: Tx,
  { region, validFrom, hourly }: WageRow & { hourly: number },
  at: Date,
): Promise<void> {
  noteAct(undefined, { region, validFrom, hourly });
  await tx
    .insertInto('minimum_wage')
    .values({ region, valid_from: validFrom, hourly })
    .onConflict((conflict) => conflict.columns(['region', 'valid_from']).doUpdateSet({ hourly }))
    .execute();
  await tellOf(tx, region, at);
}

/** Takes a row out that was entered by mistake; the last one of a prefecture stays. */
export async function removeMinimumWage(
  tx: Tx,
  { region, validFrom }: WageRow,
  at: Date,
): Promise<boolean> {
  const { n } = await tx
    .selectFrom('minimum_wage')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('region', '=', region)
    .executeTakeFirstOrThrow();
  if (Number(n) < 2) return false;
  noteAct(undefined, { region, validFrom });
  const { numDeletedRows } = await tx
    .deleteFrom('minimum_wage')
    .where('region', '=', region)
    .where('valid_from', '=', validFrom)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return false;
  await tellOf(tx, region, at);
  return true;
}

async function tellOf(tx: Tx, region: string, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: `minimum-wage:${region}`, at: toIso(at) })
    .execute();
}
