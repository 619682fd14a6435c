import { randomBytes } from 'node:crypto';
import { ActionError, defineAction } from 'astro:actions';
import { invite } from '#features/accounts/invitation-commands.ts';
import { signedInStaff } from '#features/accounts/signed-in.ts';
import { beginVisit } from '#features/drafts/behalf-commands.ts';
import { createDraft } from '#features/drafts/commands.ts';
import { changeLive } from '#features/drafts/live-commands.ts';
import { objectTo, revertVisit } from '#features/drafts/objection-commands.ts';
import type { Schedules } from '#features/drafts/publisher.ts';
import { listEntries } from '#features/drafts/queries.ts';
import { endEntry } from '#features/drafts/review-commands.ts';
import type { Body } from '#features/drafts/schema.ts';
import { found, written } from '#features/drafts/written.ts';
import { closeMessage } from '#features/inbox/desk-commands.ts';
import { getMessage } from '#features/inbox/desk-queries.ts';
import { objectionIn } from '#features/inbox/desk-view.ts';
import { businessesJa } from '#i18n/businesses.ja.ts';
import { noteAct } from '#server/acting.ts';
import type { Actor } from '#server/auth/actor.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { env, store } from '#server/store.ts';
import { applicationIn, shopOf } from './application.ts';
import { addBusiness, keepBusiness } from './commands.ts';
import { mergeBusinesses, mergeShops } from './merge-commands.ts';
import { getBusiness } from './queries.ts';
import {
  AcceptInput,
  BusinessInput,
  CloseInput,
  EnterInput,
  MergeInput,
  MergeShopsInput,
  ObjectionInput,
  RevertInput,
  type Acceptance,
} from './schema.ts';

/** What the staff do about businesses. */
export const businesses = {
  keep: defineAction({
    accept: 'form',
    input: BusinessInput,
    handler: (change, context) => {
      const actor = signedInStaff(context);
      return written(async (tx) => {
        const kept = found(await keepBusiness(tx, change, now()));
        const leaves = change.membership === 'left' && change.unpublish;
        if (kept === 'done' && leaves) await endAll(tx, actor, change.business, change.reason);
        return kept;
      });
    },
  }),
  accept: defineAction({
    accept: 'form',
    input: AcceptInput,
    handler: (acceptance, context) => {
      const actor = signedInStaff(context);
      return store.write((tx) => acceptApplication(tx, actor, acceptance));
    },
  }),
  merge: defineAction({
    accept: 'form',
    input: MergeInput,
    handler: async (pair, context) => {
      signedInStaff(context);
      const isDone = await store.write((tx) => mergeBusinesses(tx, pair, now()));
      if (!isDone) throw new ActionError({ code: 'NOT_FOUND' });
      return { business: pair.keep };
    },
  }),
  mergeShops: defineAction({
    accept: 'form',
    input: MergeShopsInput,
    handler: async ({ business, ...pair }, context) => {
      signedInStaff(context);
      const isDone = await store.write((tx) => mergeShops(tx, business, pair, now()));
      if (!isDone) throw new ActionError({ code: 'NOT_FOUND' });
      return { business };
    },
  }),
  /** Its shops are closed for good and say so; what it offers has ended. */
  close: defineAction({
    accept: 'form',
    input: CloseInput,
    handler: ({ business }, context) => {
      const actor = signedInStaff(context);
      return written(async (tx, schedules) => {
        found(await getBusiness(tx, business));
        const why = { source: 'other' as const, note: businessesJa.close.title };
        await beginVisit(tx, actor, business, why, now());
        return closeAll(tx, actor, business, schedules);
      });
    },
  }),
  enter: defineAction({
    accept: 'form',
    input: EnterInput,
    handler: ({ business, source, note, next }, context) => {
      const actor = signedInStaff(context);
      return store.write(async (tx) => {
        found(await getBusiness(tx, business));
        noteAct(`business:${business}`, { source, note });
        await beginVisit(tx, actor, business, { source, note }, now());
        return { next: next ?? `/member?business=${business}` };
      });
    },
  }),
  /** By the link of a letter: nobody signs in for it. */
  object: defineAction({
    accept: 'form',
    input: ObjectionInput,
    handler: ({ token, note }) => store.write((tx) => objectTo(tx, token, note, now())),
  }),
  /** What was objected to is as it was before. */
  revert: defineAction({
    accept: 'form',
    input: RevertInput,
    handler: ({ message: id }, context) => {
      const actor = signedInStaff(context);
      return written(async (tx, schedules) => {
        const message = await getMessage(tx, id);
        const visit = message && objectionIn(message);
        if (!visit) throw new ActionError({ code: 'NOT_FOUND' });
        const decision = { outcome: 'corrected' as const, note: businessesJa.objection.reverted };
        if ((await closeMessage(tx, actor, id, decision, now())) !== 'done') return 'gone';
        return revertVisit(tx, actor, visit, schedules, now());
      });
    },
  }),
};

/** Everything public of a business is public no more. */
async function endAll(
  tx: Tx,
  actor: Actor,
  business: number,
  reason: string | null,
): Promise<void> {
  noteAct(`business:${business}`, { reason });
  const why = { source: 'other' as const, note: reason };
  await beginVisit(tx, actor, business, why, now());
  for (const entry of await listEntries(tx, [business]))
    await endEntry(tx, actor, entry, 'withdrawn', now());
}

async function closeAll(
  tx: Tx,
  actor: Actor,
  business: number,
  schedules: Schedules,
): Promise<'done'> {
  const forGood = (body: Body) => ({ ...body, closure: 'permanent' });
  for (const entry of await listEntries(tx, [business])) {
    if (entry.kind === 'shop') await changeLive(tx, actor, entry, forGood, schedules, now());
    else await endEntry(tx, actor, entry, 'withdrawn', now());
  }
  return 'done';
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
