import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { z } from 'zod';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { optionalText } from '#features/entries/schema.ts';
import { now } from '#server/clock.ts';
import { store } from '#server/store.ts';
import { publishPlan, putResult, putReview } from './commands.ts';
import { planYear, ResultInput, ReviewInput } from './schema.ts';

/** The plan's evaluation, kept and published by the staff. */
export const plan = {
  result: defineAction({
    accept: 'form',
    input: ResultInput,
    handler: async (input, context) => {
      const by = staffName(context);
      return found(await store.write((tx) => putResult(tx, input, by, now())));
    },
  }),
  review: defineAction({
    accept: 'form',
    input: ReviewInput,
    handler: async (input, context) => {
      staffName(context);
      return found(await store.write((tx) => putReview(tx, input)));
    },
  }),
  publish: defineAction({
    accept: 'form',
    input: z.object({ year: planYear, reason: optionalText(500) }),
    handler: async ({ year, reason }, context) => {
      const by = staffName(context);
      const outcome = await store.write((tx) => publishPlan(tx, year, reason, by, now()));
      if (outcome !== 'published')
        throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: outcome });
      return { outcome };
    },
  }),
};

function staffName(context: ActionAPIContext): string {
  const actor = signedIn(context);
  if (!isStaff(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor.name;
}

function found(is: boolean): { done: true } {
  if (!is) throw new ActionError({ code: 'NOT_FOUND' });
  return { done: true };
}
