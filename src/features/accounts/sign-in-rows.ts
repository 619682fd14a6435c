import type { Selectable } from 'kysely';
import type { SignInTable } from '#db/tables/accounts.ts';
import { hashToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

export const MOST_TRIES = 5;

/** The sign-in under way that a browser's token belongs to. */
export async function findSignIn(
  tx: Tx,
  token: string,
  stage: SignInTable['stage'],
  at: Date,
): Promise<Selectable<SignInTable> | undefined> {
  return tx
    .selectFrom('sign_in')
    .selectAll()
    .where('id', '=', hashToken(token))
    .where('stage', '=', stage)
    .where('expires_at', '>', toIso(at))
    .executeTakeFirst();
}

/** Counts a wrong try; after five the sign-in has to be begun anew. */
export async function countTry(
  tx: Tx,
  { id, tries }: { id: string; tries: number },
): Promise<'wrong' | 'gone'> {
  if (tries + 1 < MOST_TRIES) {
    await tx
      .updateTable('sign_in')
      .set({ tries: tries + 1 })
      .where('id', '=', id)
      .execute();
    return 'wrong';
  }
  await endSignIn(tx, id);
  return 'gone';
}

export async function endSignIn(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('sign_in').where('id', '=', id).execute();
}

export async function forgetPastSignIns(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom('sign_in').where('expires_at', '<=', toIso(at)).execute();
}
