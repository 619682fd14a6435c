import { defineAction } from 'astro:actions';
import { staffWrite } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import { addTerm, mergeTerm, moveTerm, renameTerm } from './commands.ts';
import { AddTermInput, MergeTermInput, MoveTermInput, RenameTermInput } from './schema.ts';

/** What entries are put under; for the staff. */
export const taxonomy = {
  add: defineAction({
    accept: 'form',
    input: AddTermInput,
    handler: (term, context) => staffWrite(context, (tx) => addTerm(tx, term, now())),
  }),
  rename: defineAction({
    accept: 'form',
    input: RenameTermInput,
    handler: (term, context) => staffWrite(context, (tx) => renameTerm(tx, term, now())),
  }),
  move: defineAction({
    accept: 'form',
    input: MoveTermInput,
    handler: ({ kind, id, way }, context) =>
      staffWrite(context, (tx) => moveTerm(tx, kind, id, way, now())),
  }),
  merge: defineAction({
    accept: 'form',
    input: MergeTermInput,
    handler: ({ kind, id, into }, context) =>
      staffWrite(context, (tx) => mergeTerm(tx, kind, id, into, now())),
  }),
};
