import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { eraseOn, mailed } from './commands.ts';
import { declinedMail } from './mails.ts';
import { OUTCOMES, type Outcome } from './schema.ts';

/** Who at the desk decides; whether they may is asked by the action that calls. */
export interface DeskActor {
  name: string;
}

export interface Decision {
  outcome: Outcome;
  note: string | null;
}

/**
 * Records what became of a message and closes it; what is suspended with it is taken off the site by
 * the action, in the same transaction. Who applied and is declined is told so, without the remark. An
 * application's form must be gone half a year after that, a year after it was accepted.
 *
 * @returns `gone` when there is no such open message, `unfit` for an outcome that is not one of its
 *   kind; nothing is changed then.
 */
export async function closeMessage(
  tx: Tx,
  actor: DeskActor,
  id: number,
  { outcome, note }: Decision,
  at: Date,
): Promise<'done' | 'gone' | 'unfit'> {
  const message = await tx
    .selectFrom('inbox_message')
    .select(['kind', 'subject_kind', 'subject_id', 'reply_to', 'fields'])
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .executeTakeFirst();
  if (!message) return 'gone';
  if (!OUTCOMES[message.kind].includes(outcome)) return 'unfit';
  noteAct(`inbox:${id}`, { outcome, note });
  if (outcome === 'suspended' && message.subject_kind === null) return 'unfit';
  if (outcome === 'declined' && message.reply_to) {
    const { business } = JSON.parse(message.fields) as { business: string };
    await queueMail(tx, mailed(declinedMail(message.reply_to, business), at), at);
  }
  await tx
    .updateTable('inbox_message')
    .set({
      state: 'done',
      ...(outcome !== 'answered' && { outcome, handled_at: toIso(at) }),
      outcome_note: note,
      handled_by: actor.name,
      // An application is kept as its answer says, anything else from now on.
      erase_on: eraseOn(isAnswer(outcome) ? outcome : 'report', at),
    })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `inbox:${id}`, at: toIso(at) })
    .execute();
  return 'done';
}

function isAnswer(outcome: Outcome): outcome is 'accepted' | 'declined' {
  return outcome === 'accepted' || outcome === 'declined';
}
