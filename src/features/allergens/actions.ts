import { ActionError, defineAction } from 'astro:actions';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { store } from '#server/store.ts';
import {
  dateAllergens,
  moveAllergen,
  putAllergen,
  removeAllergen,
  type AllergenProblem,
} from './commands.ts';
import {
  DateAllergensInput,
  MoveAllergenInput,
  PutAllergenInput,
  RemoveAllergenInput,
} from './schema.ts';

/** The list of allergens products are declared against; for the staff. */
export const allergens = {
  put: defineAction({
    accept: 'form',
    input: PutAllergenInput,
    handler: (change, context) => done(context, (tx) => putAllergen(tx, change, now())),
  }),
  move: defineAction({
    accept: 'form',
    input: MoveAllergenInput,
    handler: ({ id, way }, context) => done(context, (tx) => moveAllergen(tx, id, way, now())),
  }),
  remove: defineAction({
    accept: 'form',
    input: RemoveAllergenInput,
    handler: ({ id }, context) => done(context, (tx) => removeAllergen(tx, id, now())),
  }),
  date: defineAction({
    accept: 'form',
    input: DateAllergensInput,
    handler: ({ listedOn }, context) =>
      done(context, async (tx) => {
        await dateAllergens(tx, listedOn, now());
        return undefined;
      }),
  }),
};

async function done(
  context: Parameters<typeof signedIn>[0],
  work: (tx: Tx) => Promise<AllergenProblem | undefined>,
) {
  if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
  const problem = await store.write(work);
  if (problem === 'gone') throw new ActionError({ code: 'NOT_FOUND', message: problem });
  if (problem) throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: problem });
  return { done: true };
}
