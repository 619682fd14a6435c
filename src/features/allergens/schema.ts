import { z } from 'zod';
import { localDateInput, requiredText } from '#features/entries/schema.ts';

export const LEVELS = ['mandatory', 'recommended'] as const;

const id = z.coerce.number().int().positive();

/** A new one, or one of the list with its id. */
export const PutAllergenInput = z.object({
  id: id.nullish().transform((value) => value ?? null),
  name: requiredText(40),
  nameEn: requiredText(60),
  level: z.enum(LEVELS),
});
export type AllergenChange = z.infer<typeof PutAllergenInput>;

export const MoveAllergenInput = z.object({ id, way: z.enum(['up', 'down']) });
export const RemoveAllergenInput = z.object({ id });
/** The day the list took effect as the Consumer Affairs Agency announced it. */
export const DateAllergensInput = z.object({ listedOn: localDateInput });
