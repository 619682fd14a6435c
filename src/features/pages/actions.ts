import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { isAdmin, isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { couponCookie } from '#features/coupons/visitor.ts';
import { found, written } from '#features/drafts/written.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { setChamber, setSite } from './commands.ts';
import { Chamber, PageVersionInput, PageWordsInput, SiteInput } from './schema.ts';
import { restorePageWords, writePageWords } from './words-commands.ts';

export const pages = {
  /** Takes the coupon token off the visitor's device; the uses it was counted with stay counted. */
  forgetCoupons: defineAction({
    accept: 'form',
    handler: (_form: FormData, { cookies }) => {
      const secure = env.siteUrl.startsWith('https:');
      cookies.delete(couponCookie(env.siteUrl), {
        path: '/',
        secure,
        httpOnly: true,
        sameSite: 'lax',
      });
      return { gone: true };
    },
  }),
  /** How the chamber is reached; for administrators. */
  setChamber: defineAction({
    accept: 'form',
    input: Chamber,
    handler: (chamber, context) =>
      byAdmin(context, () => store.write((tx) => setChamber(tx, chamber, now()))),
  }),
  /** What the site is called, and the line over its pages; for administrators. */
  setSite: defineAction({
    accept: 'form',
    input: SiteInput,
    handler: (site, context) =>
      byAdmin(context, () => store.write((tx) => setSite(tx, site, now()))),
  }),
  /** Shows what was typed as a page, and keeps nothing of it. */
  previewWords: defineAction({
    accept: 'form',
    input: PageWordsInput,
    handler: (words, context) => {
      staffName(context);
      return words;
    },
  }),
  saveWords: defineAction({
    accept: 'form',
    input: PageWordsInput,
    handler: async (words, context) => {
      const author = staffName(context);
      const isFirst = await written((tx) => writePageWords(tx, words, author, now()));
      if (!isFirst) throw new ActionError({ code: 'CONFLICT', message: 'late' });
      return { done: true };
    },
  }),
  restoreWords: defineAction({
    accept: 'form',
    input: PageVersionInput,
    handler: async ({ number, ...page }, context) => {
      const author = staffName(context);
      const done = await written((tx) => restorePageWords(tx, page, number, author, now()));
      return { done: found(done || undefined) };
    },
  }),
};

async function byAdmin(
  context: ActionAPIContext,
  work: () => Promise<void>,
): Promise<{ done: true }> {
  if (!isAdmin(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
  await work();
  return { done: true };
}

function staffName(context: ActionAPIContext): string {
  const actor = signedIn(context);
  if (!isStaff(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor.name;
}
