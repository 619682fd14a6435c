import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { z } from 'zod';
import { signedIn, signedInStaff } from '#features/accounts/signed-in.ts';
import { refreshNews } from '#features/news/about-commands.ts';
import { UnreadableHoursError } from '#features/shops/schedules.ts';
import { noticesOf } from '#features/tell/notices.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { env, store } from '#server/store.ts';
import { createDraft, restoreRevision, saveDraft, type SaveResult } from './commands.ts';
import { baseOf, type Conflict } from './fields.ts';
import { confirmByToken } from './reminder-commands.ts';
import { overreach } from './overreach.ts';
import { END_REASONS } from './publisher.ts';
import { fieldsOf, formValues } from './readers.ts';
import {
  confirmEntries,
  endEntry,
  submitDraft,
  withdrawDraft,
  type SubmitResult,
} from './review-commands.ts';
import {
  BaseInput,
  EntryRefInput,
  KINDS,
  RefTextInput,
  type Editor,
  type EntryRef,
  type Problem,
} from './schema.ts';
import { remindOwners } from './stale-commands.ts';
import { found, written } from './written.ts';

/** What a form or the script beside it is told of a save. */
export type SaveAnswer =
  | {
      kind: 'saved';
      base: string;
      wentLive: string[];
      problems: Problem[];
      /** What became of it where it was to be published with the save. */
      submitted?: SubmitResult['kind'] | 'terms';
    }
  | { kind: 'conflict'; base: string; conflicts: Conflict[] }
  | { kind: 'submitted' }
  | { kind: 'unreadable' };

const nonce = z.string().regex(/^[\w-]{22}$/);
const CreateInput = z.object({
  kind: z.enum(KINDS),
  business: z.coerce.number().int().positive(),
  shop: z.coerce.number().int().positive().optional(),
  nonce,
});

/** Whoever is signed in edits what is theirs; the commands find nothing else. */
export const drafts = {
  save: defineAction({
    accept: 'form',
    handler: async (form: FormData, context): Promise<SaveAnswer> => {
      const editor = signedIn(context);
      const ref = entryIn(form);
      const ignored = overreach(ref.kind, form);
      if (ignored.length > 0) {
        const { accountId } = editor;
        log.warn({ accountId, ...ref, ignored }, 'a form sent what it does not decide');
      }
      const fields = fieldsOf(form);
      // After a conflict: where the other's text is taken, nothing of this form is.
      const mine = fields.filter((field) => form.get(`take-${field}`) !== 'theirs');
      const input = {
        ref,
        values: formValues(ref.kind, form, mine),
        base: BaseInput.safeParse(form.get('base')).data ?? {},
        asked: form.get('asked') !== '0',
      };
      try {
        const result = await written(async (tx, s) => {
          const saved = await saveDraft(tx, editor, input, s, now());
          await retold(tx, editor, ref, context);
          return saved;
        });
        const saved = answer(found(result), fields);
        if (saved.kind !== 'saved' || form.get('asked') !== 'publish') return saved;
        if (!editor.terms) return { ...saved, submitted: 'terms' };
        return { ...saved, submitted: (await submit(editor, ref, context)).kind };
      } catch (error) {
        if (error instanceof UnreadableHoursError) return { kind: 'unreadable' };
        throw error;
      }
    },
  }),
  submit: defineAction({
    accept: 'form',
    input: EntryRefInput,
    handler: async (ref, context) => {
      const editor = signedIn(context);
      if (!editor.terms) return { kind: 'terms' as const };
      return submit(editor, ref, context);
    },
  }),
  withdraw: changing((tx, editor, ref) => withdrawDraft(tx, editor, ref, now())),
  confirm: changing((tx, editor, ref) => confirmEntries(tx, editor, [ref], now())),
  confirmAll: defineAction({
    accept: 'form',
    input: z.object({ refs: z.array(RefTextInput).min(1).max(500) }),
    handler: async ({ refs }, context) => {
      const editor = signedIn(context);
      return { done: found(await written((tx) => confirmEntries(tx, editor, refs, now()))) };
    },
  }),
  /** By the link of a reminder: nobody signs in for it. */
  confirmByLink: defineAction({
    accept: 'form',
    input: z.object({ token: z.string().max(100) }),
    handler: async ({ token }) => ({
      done: await written((tx) => confirmByToken(tx, token, now())),
    }),
  }),
  /** The staff ask owners whether their old entries are still so. */
  remind: defineAction({
    accept: 'form',
    input: z.object({
      age: z.coerce.number().int().min(30).max(3650),
      business: z.coerce.number().int().positive().nullish(),
    }),
    handler: async ({ age, business }, context) => {
      signedInStaff(context);
      const asked = { age, businessId: business ?? undefined, siteUrl: env.siteUrl };
      return { sent: await store.write((tx) => remindOwners(tx, asked, now())) };
    },
  }),
  end: defineAction({
    accept: 'form',
    input: EntryRefInput.extend({ why: z.enum(END_REASONS).default('done') }),
    handler: async ({ why, ...ref }, context) => {
      const editor = signedIn(context);
      const done = await written(async (tx) => {
        const ended = await endEntry(tx, editor, ref, why, now());
        await retold(tx, editor, ref, context);
        return ended;
      });
      return { done: found(done) };
    },
  }),
  restore: defineAction({
    accept: 'form',
    input: EntryRefInput.extend({ number: z.coerce.number().int().positive() }),
    handler: async ({ number, ...ref }, context) => {
      const editor = signedIn(context);
      const done = await written((tx) => restoreRevision(tx, editor, ref, number, now()));
      return { done: found(done) };
    },
  }),
  create: defineAction({
    accept: 'form',
    input: CreateInput,
    handler: async (input, context) => {
      const editor = signedIn(context);
      const owner = { businessId: input.business, shopId: input.shop };
      const entry = { kind: input.kind, owner, body: {}, nonce: input.nonce };
      return { id: found(await written((tx) => createDraft(tx, editor, entry, now()))) };
    },
  }),
};

async function submit(
  editor: Editor,
  ref: EntryRef,
  context: ActionAPIContext,
): Promise<SubmitResult> {
  const result = await written(async (tx, s) => {
    const submitted = await submitDraft(tx, editor, ref, s, now());
    await retold(tx, editor, ref, context);
    return submitted;
  });
  return found(result);
}

/** What was told of an entry says what is public of it from now on. */
function retold(tx: Tx, editor: Editor, ref: EntryRef, { locals }: ActionAPIContext) {
  const at = now();
  return refreshNews(tx, ref, () => noticesOf(tx, editor, ref, locals.siteUrl, at), at);
}

/** An action on one entry that changes it or finds nothing. */
function changing(
  work: (
    tx: Tx,
    editor: ReturnType<typeof signedIn>,
    ref: z.output<typeof EntryRefInput>,
  ) => Promise<boolean | undefined>,
) {
  return defineAction({
    accept: 'form',
    input: EntryRefInput,
    handler: async (ref, context: ActionAPIContext) => {
      const editor = signedIn(context);
      return { done: found(await written((tx) => work(tx, editor, ref))) };
    },
  });
}

function entryIn(form: FormData) {
  const ref = RefTextInput.safeParse(form.get('entry'));
  if (!ref.success) throw new ActionError({ code: 'NOT_FOUND' });
  return ref.data;
}

function answer(result: SaveResult, fields: string[]): SaveAnswer {
  if (result.kind === 'submitted') return { kind: 'submitted' };
  const base = JSON.stringify(baseOf(result.draft, fields));
  if (result.kind === 'conflict') return { kind: 'conflict', base, conflicts: result.conflicts };
  return { kind: 'saved', base, wentLive: result.wentLive, problems: result.problems };
}
