import { ActionError, defineAction } from 'astro:actions';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { store } from '#server/store.ts';
import { addTerm, mergeTerm, moveTerm, renameTerm, type TermProblem } from './commands.ts';
import { AddTermInput, MergeTermInput, MoveTermInput, RenameTermInput } from './schema.ts';

/** What entries are put under; for the staff. */
export const taxonomy = {
  add: defineAction({
    accept: 'form',
    input: AddTermInput,
    handler: (term, context) => done(context, (tx) => addTerm(tx, term, now())),
  }),
  rename: defineAction({
    accept: 'form',
    input: RenameTermInput,
    handler: (term, context) => done(context, (tx) => renameTerm(tx, term, now())),
  }),
  move: defineAction({
    accept: 'form',
    input: MoveTermInput,
    handler: ({ kind, id, way }, context) =>
      done(context, (tx) => moveTerm(tx, kind, id, way, now())),
  }),
  merge: defineAction({
    accept: 'form',
    input: MergeTermInput,
    handler: ({ kind, id, into }, context) =>
      done(context, (tx) => mergeTerm(tx, kind, id, into, now())),
  }),
};

async function done(
  context: Parameters<typeof signedIn>[0],
  work: (tx: Tx) => Promise<TermProblem | undefined>,
) {
  if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
  const problem = await store.write(work);
  if (problem === 'gone') throw new ActionError({ code: 'NOT_FOUND', message: problem });
  if (problem) throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: problem });
  return { done: true };
}
