import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import type { z } from 'zod';
import { signedInStaff } from '#features/accounts/signed-in.ts';
import { unpublishEntry } from '#features/drafts/unpublish-commands.ts';
import { staffJa } from '#i18n/staff.ja.ts';
import type { Actor } from '#server/auth/actor.ts';
import { TERMS_VERSION } from '#server/auth/terms-version.ts';
import { localDate, now, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import { visitorAddress } from '#server/visitor-address.ts';
import { sendApplication, sendContact, sendReport, type Sender } from './commands.ts';
import { counterKey, judgeToken } from './guard.ts';
import { TooManyMessages } from './limit.ts';
import { closeMessage } from './desk-commands.ts';
import { getMessage } from './desk-queries.ts';
import {
  ApplicationInput,
  ContactInput,
  DecisionInput,
  ReportInput,
  type Guarded,
} from './schema.ts';

/** The forms anyone may send without an account, and what the staff do about them. */
export const inbox = {
  contact: defineAction({
    accept: 'form',
    input: ContactInput,
    handler: (input, context) =>
      send(input, context, (tx, from, at) => sendContact(tx, input, from, at)),
  }),
  report: defineAction({
    accept: 'form',
    input: ReportInput,
    handler: (input, context) =>
      send(input, context, (tx, from, at) => sendReport(tx, input, from, at)),
  }),
  apply: defineAction({
    accept: 'form',
    input: ApplicationInput,
    handler: (input, context) =>
      send(input, context, (tx, from, at) => sendApplication(tx, input, TERMS_VERSION, from, at)),
  }),
  /** What became of a message; staff only. */
  decide: defineAction({
    accept: 'form',
    input: DecisionInput,
    handler: (input, context) => {
      const actor = signedInStaff(context);
      return store.write((tx) => decide(tx, actor, input));
    },
  }),
};

/**
 * Closes a message. What is suspended with it is off the site at once (募集情報等提供事業者 must
 * correct or remove what is not accurate: 職業安定法 第5条の4).
 */
async function decide(tx: Tx, actor: Actor, { id, outcome, note }: z.output<typeof DecisionInput>) {
  const message = await getMessage(tx, id);
  const closed = await closeMessage(tx, actor, id, { outcome, note }, now());
  if (closed === 'done' && outcome === 'suspended' && message?.subject) {
    const reason = note ?? staffJa.inbox.suspendReason;
    await unpublishEntry(tx, actor, message.subject, reason, now());
  }
  return closed;
}

/**
 * Lets a message through the guards into one transaction. Every refusal is an ActionError whose
 * message is a key the page has words for.
 */
async function send(
  input: Guarded,
  context: ActionAPIContext,
  keep: (tx: Tx, from: Sender, at: Date) => Promise<string>,
): Promise<{ receipt: string }> {
  // How long a person took is real time, whatever moment the site is set to.
  const verdict = judgeToken(input.opened, Date.now());
  if (input.extra !== null) throw refused('filled');
  if (verdict !== 'ok') throw refused(verdict);
  const at = now();
  const address = visitorAddress(
    context.clientAddress,
    context.request.headers.get('x-forwarded-for'),
  );
  const from = { formKey: input.opened!, counter: counterKey(address, localDate(at)) };
  try {
    return { receipt: await store.write((tx) => keep(tx, from, at)) };
  } catch (error) {
    if (error instanceof TooManyMessages) {
      throw new ActionError({ code: 'TOO_MANY_REQUESTS', message: toIso(error.retryAt) });
    }
    log.error({ err: error }, 'a message could not be kept');
    throw new ActionError({ code: 'SERVICE_UNAVAILABLE', message: 'notSaved' });
  }
}

function refused(message: 'filled' | 'tooFast' | 'stale'): ActionError {
  return new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });
}
