import { defineAction } from 'astro:actions';
import { staffWrite } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import { putPeriod, removePeriod } from './commands.ts';
import { PutPeriodInput, RemovePeriodInput } from './schema.ts';

/** The special days of the year; for the staff. */
export const days = {
  put: defineAction({
    accept: 'form',
    input: PutPeriodInput,
    handler: (change, context) => staffWrite(context, (tx) => putPeriod(tx, change, now())),
  }),
  remove: defineAction({
    accept: 'form',
    input: RemovePeriodInput,
    handler: ({ id }, context) => staffWrite(context, (tx) => removePeriod(tx, id, now())),
  }),
};
