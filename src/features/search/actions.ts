import { ActionError, defineAction } from 'astro:actions';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import { store } from '#server/store.ts';
import { setPopularTerms } from './commands.ts';
import { PopularTermsInput } from './schema.ts';

export const search = {
  /** What many look for; for the staff. */
  setPopularTerms: defineAction({
    accept: 'form',
    input: PopularTermsInput,
    handler: async (terms, context) => {
      if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
      await store.write((tx) => setPopularTerms(tx, terms, now()));
      return { done: true };
    },
  }),
};
