import { defineAction } from 'astro:actions';
import { staffWrite } from '#features/accounts/signed-in.ts';
import { now } from '#server/clock.ts';
import { dateAllergens, moveAllergen, putAllergen, removeAllergen } from './commands.ts';
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
    handler: (change, context) => staffWrite(context, (tx) => putAllergen(tx, change, now())),
  }),
  move: defineAction({
    accept: 'form',
    input: MoveAllergenInput,
    handler: ({ id, way }, context) =>
      staffWrite(context, (tx) => moveAllergen(tx, id, way, now())),
  }),
  remove: defineAction({
    accept: 'form',
    input: RemoveAllergenInput,
    handler: ({ id }, context) => staffWrite(context, (tx) => removeAllergen(tx, id, now())),
  }),
  date: defineAction({
    accept: 'form',
    input: DateAllergensInput,
    handler: ({ listedOn }, context) =>
      staffWrite(context, (tx) => dateAllergens(tx, listedOn, now())),
  }),
};
