import { ActionError, defineAction } from 'astro:actions';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import { store } from '#server/store.ts';
import { putPeriod, removePeriod } from './commands.ts';
import { PutPeriodInput, RemovePeriodInput } from './schema.ts';

/** The special days of the year; for the staff. */
export const days = {
  put: defineAction({
    accept: 'form',
    input: PutPeriodInput,
    handler: async (change, context) => {
      staff(context);
      if (!(await store.write((tx) => putPeriod(tx, change, now()))))
        throw new ActionError({ code: 'NOT_FOUND', message: 'gone' });
      return { done: true };
    },
  }),
  remove: defineAction({
    accept: 'form',
    input: RemovePeriodInput,
    handler: async ({ id }, context) => {
      staff(context);
      await store.write((tx) => removePeriod(tx, id, now()));
      return { done: true };
    },
  }),
};

function staff(context: Parameters<typeof signedIn>[0]): void {
  if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
}
