import { ActionError, defineAction } from 'astro:actions';
import { signedInStaff } from '#features/accounts/signed-in.ts';
import { undoApproval } from '#features/drafts/approval-commands.ts';
import { acceptDraft, returnDraft } from '#features/drafts/decision-commands.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { findEntry } from '#features/drafts/queries.ts';
import { EntryRefInput, RemarksInput, type EntryRef, type Kind } from '#features/drafts/schema.ts';
import { unpublishEntry } from '#features/drafts/unpublish-commands.ts';
import { found, written } from '#features/drafts/written.ts';
import { refreshNews } from '#features/news/about-commands.ts';
import { noticesOf } from '#features/tell/notices.ts';
import type { Actor } from '#server/auth/actor.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { env, store } from '#server/store.ts';
import { featureEntry, unfeatureEntry } from './feature-commands.ts';
import { getApproved } from './queries.ts';
import {
  DecisionInput,
  FeatureInput,
  TOGETHER,
  TogetherInput,
  UndoInput,
  UnpublishInput,
  type Chosen,
} from './schema.ts';

/** What the staff decide on what businesses keep. */
export const desk = {
  accept: defineAction({
    accept: 'form',
    input: DecisionInput,
    handler: async (chosen, context) => found(await accepted(signedInStaff(context), chosen)),
  }),
  /** Each by itself: one that cannot be published keeps no other back. */
  together: defineAction({
    accept: 'form',
    input: TogetherInput,
    handler: async ({ chosen }, context) => {
      const staff = signedInStaff(context);
      const approvals: number[] = [];
      for (const one of chosen.filter(({ kind }) => TOGETHER.includes(kind))) {
        const decision = await accepted(staff, one);
        if (decision?.kind === 'done') approvals.push(decision.approval!);
      }
      return { approvals, left: chosen.length - approvals.length };
    },
  }),
  undo: defineAction({
    accept: 'form',
    input: UndoInput,
    handler: async ({ approvals }, context) => {
      const staff = signedInStaff(context);
      const answers = [];
      for (const id of approvals) answers.push(found(await undone(staff, id)));
      const entry =
        approvals.length === 1 ? await getApproved(store.read, approvals[0]!) : undefined;
      return { isWhole: !answers.includes('late'), entry };
    },
  }),
  return: defineAction({
    accept: 'form',
    handler: async (form: FormData, context) => {
      const staff = signedInStaff(context);
      const decision = DecisionInput.safeParse(Object.fromEntries(form));
      if (!decision.success) throw new ActionError({ code: 'NOT_FOUND' });
      const { kind, id, ...seen } = decision.data;
      const remarks = RemarksInput.safeParse(remarksIn(form, kind));
      if (!remarks.success) return { kind: 'noRemark' as const };
      const ref = { kind, id };
      return found(await written((tx) => returnDraft(tx, staff, ref, seen, remarks.data, now())));
    },
  }),
  feature: defineAction({
    accept: 'form',
    input: FeatureInput,
    handler: async ({ from, until, ...ref }, context) => {
      const staff = signedInStaff(context);
      found(await findEntry(store.read, staff, ref));
      await store.write((tx) => featureEntry(tx, staff, ref, { from, until }, now()));
      return { done: true };
    },
  }),
  unfeature: defineAction({
    accept: 'form',
    input: EntryRefInput,
    handler: async (ref, context) => {
      signedInStaff(context);
      await store.write((tx) => unfeatureEntry(tx, ref, now()));
      return { done: true };
    },
  }),
  unpublish: defineAction({
    accept: 'form',
    input: UnpublishInput,
    handler: async ({ reason, ...ref }, context) => {
      const staff = signedInStaff(context);
      const done = await written(async (tx) => {
        const answer = await unpublishEntry(tx, staff, ref, reason, now());
        await retold(tx, staff, ref);
        return answer;
      });
      return { done: found(done) };
    },
  }),
};

function accepted(staff: Actor, { kind, id, ...seen }: Chosen) {
  const ref = { kind, id };
  return written(async (tx, schedules) => {
    const decision = await acceptDraft(tx, staff, ref, seen, schedules, now());
    await retold(tx, staff, ref);
    return decision;
  });
}

function undone(staff: Actor, id: number) {
  return written(async (tx, schedules) => {
    const answer = await undoApproval(tx, staff, id, schedules, now());
    const ref = await getApproved(tx, id);
    if (ref) await retold(tx, staff, ref);
    return answer;
  });
}

/** What was told of an entry says what is public of it from now on. */
function retold(tx: Tx, staff: Actor, ref: EntryRef) {
  const at = now();
  return refreshNews(tx, ref, () => noticesOf(tx, staff, ref, env.siteUrl, at), at);
}

/** What the staff wrote in general, and beside the fields of the kind: `remark-title`. */
function remarksIn(form: FormData, kind: Kind) {
  const beside = Object.keys(entryKinds[kind].shape).flatMap((field) => {
    const text = form.get(`remark-${field}`);
    return typeof text === 'string' ? [[field, text]] : [];
  });
  return { general: form.get('remark') ?? '', fields: Object.fromEntries(beside) as unknown };
}
