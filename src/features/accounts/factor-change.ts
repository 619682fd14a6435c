import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { factorMail } from './mails.ts';

/**
 * Tells the owner that a second factor came or went. When the last one is gone, no session counts as
 * signed in with one any more: staff have to set one up before they go on.
 */
export async function noteFactorChange(
  tx: Tx,
  accountId: number,
  what: 'added' | 'removed',
  at: Date,
): Promise<void> {
  const { email, totp_secret } = await tx
    .selectFrom('account')
    .select(['email', 'totp_secret'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const passkey = await tx
    .selectFrom('passkey')
    .select('id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  if (totp_secret === null && !passkey) {
    await tx
      .updateTable('session')
      .set({ second_factor: 0 })
      .where('account_id', '=', accountId)
      .execute();
  }
  await queueMail(tx, factorMail(email, what)(at), at);
}
