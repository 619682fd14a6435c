import { defineAction } from 'astro:actions';
import { signedInStaff, staffWrite } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { putRedirects, removeRedirect } from './commands.ts';
import { readPairs, type LineProblem } from './pairs.ts';
import { PutRedirectsInput, RemoveRedirectInput } from './schema.ts';

type Put = { done: number } | { problems: LineProblem[] };

/** Where addresses of the site before this one lead; for the staff. */
export const redirects = {
  put: defineAction({
    accept: 'form',
    input: PutRedirectsInput,
    handler: async ({ pairs: text }, context): Promise<Put> => {
      const { name } = signedInStaff(context);
      const { pairs, problems } = readPairs(text, env.siteUrl);
      if (problems.length > 0) return { problems };
      const loops = await store.write((tx) => putRedirects(tx, pairs, name, now()));
      return loops.length > 0 ? { problems: loops } : { done: pairs.length };
    },
  }),
  remove: defineAction({
    accept: 'form',
    input: RemoveRedirectInput,
    handler: ({ id }, context) => staffWrite(context, (tx) => removeRedirect(tx, id, now())),
  }),
};
