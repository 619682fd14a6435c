import { randomBytes } from 'node:crypto';
import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { invite } from '#features/accounts/invitation-commands.ts';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { createDraft } from '#features/drafts/commands.ts';
import { listEntries } from '#features/drafts/queries.ts';
import { endEntry } from '#features/drafts/review-commands.ts';
import { closeMessage } from '#features/inbox/desk-commands.ts';
import { getMessage } from '#features/inbox/desk-queries.ts';
import type { Actor } from '#server/auth/actor.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { env, store } from '#server/store.ts';
import { applicationIn, shopOf } from './application.ts';
import { addBusiness, keepBusiness } from './commands.ts';
import { getBusiness } from './queries.ts';
import { AcceptInput, BusinessInput, type Acceptance } from './schema.ts';

/** What the staff do about businesses. */
export const businesses = {
  keep: defineAction({
    accept: 'form',
    input: BusinessInput,
    handler: (change, context) => {
      const actor = staffOf(context);
      return store.write(async (tx) => {
        const kept = found(await keepBusiness(tx, change, now()));
        const leaves = change.membership === 'left' && change.unpublish;
        if (kept === 'done' && leaves) await endAll(tx, actor, change.business);
        return kept;
      });
    },
  }),
  accept: defineAction({
    accept: 'form',
    input: AcceptInput,
    handler: (acceptance, context) => {
      const actor = staffOf(context);
      return store.write((tx) => acceptApplication(tx, actor, acceptance));
    },
  }),
};

/** Everything public of a business is public no more. */
async function endAll(tx: Tx, actor: Actor, business: number): Promise<void> {
  for (const entry of await listEntries(tx, [business]))
    await endEntry(tx, actor, entry, 'done', now());
}

/** Closes the application, makes the business and the draft of its shop, and invites its owner. */
async function acceptApplication(
  tx: Tx,
  actor: Actor,
  { message: id, into, membership, email }: Acceptance,
): Promise<{ business: number } | 'gone'> {
  const at = now();
  const message = await getMessage(tx, id);
  const application = message && applicationIn(message);
  if (!application) throw new ActionError({ code: 'NOT_FOUND' });
  const closed = await closeMessage(tx, actor, id, { outcome: 'accepted', note: null }, at);
  if (closed !== 'done') return 'gone';
  const isOrganisation = application.kind === 'organisation';
  const { name, kana } = application;
  const kind = isOrganisation ? 'organisation' : 'business';
  const business =
    into === 'new'
      ? await addBusiness(tx, { name, kana, kind, membership }, at)
      : found(await getBusiness(tx, into)).id;
  if (into === 'new' && !isOrganisation) {
    const owner = { businessId: business, shopId: undefined };
    const nonce = randomBytes(16).toString('base64url');
    const shop = { kind: 'shop' as const, owner, body: shopOf(application), nonce };
    found(await createDraft(tx, actor, shop, at));
  }
  if (email) {
    const invitation = {
      email,
      role: 'member' as const,
      business: { id: business, role: 'owner' as const },
      invitedBy: actor.accountId,
    };
    await invite(tx, invitation, env.siteUrl, at);
  }
  return { business };
}

function staffOf(context: ActionAPIContext): Actor {
  const actor = signedIn(context);
  if (!isStaff(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor;
}

function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new ActionError({ code: 'NOT_FOUND' });
  return answer;
}
