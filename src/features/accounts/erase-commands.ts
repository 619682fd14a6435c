import { noteAct } from '#server/acting.ts';
import type { Tx } from '#server/db.ts';
import { assertAdminLeft } from './people-commands.ts';

/** Stands where the name of somebody stood who is not to be known any more. */
const ERASED = '（消去ずみ）';

/**
 * Takes a person out for good: the account with everything that opens it, their letters that were
 * dealt with, and their name from what they wrote. What they did stays in the audit log for its time,
 * and what the entries say stays the business's.
 *
 * @throws {LastAdminError} for the last active administrator.
 */
export async function eraseAccount(
  tx: Tx,
  { id, email }: { id: number; email: string },
): Promise<void> {
  noteAct(`account:${id}`);
  const nobody = { author: ERASED, account_id: null };
  await tx.updateTable('revision').set(nobody).where('account_id', '=', id).execute();
  await tx.updateTable('live_change').set(nobody).where('account_id', '=', id).execute();
  await tx.deleteFrom('invitation').where('email', '=', email).execute();
  await tx.deleteFrom('outbox').where('recipient', '=', email).execute();
  await tx
    .deleteFrom('inbox_message')
    .where('reply_to', '=', email)
    .where('state', '=', 'done')
    .execute();
  await tx.deleteFrom('account').where('id', '=', id).execute();
  await assertAdminLeft(tx);
}
