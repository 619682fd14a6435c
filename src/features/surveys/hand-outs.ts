import { z } from 'zod';
import { localDateInput } from '#features/entries/schema.ts';

export const HAND_OUTS = ['visit', 'mail', 'post', 'site'] as const;

/** Businesses by name or member's number, one a line. */
export const HandOutInput = z.object({
  id: z.coerce.number().int().positive(),
  businesses: z
    .string()
    .max(40_000)
    .transform((text) => [
      ...new Set(
        text
          .normalize('NFKC')
          .split(/[\n\t]/)
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string()).min(1).max(1000)),
  how: z.enum(HAND_OUTS),
  givenOn: localDateInput,
});
export type HandOutInput = z.infer<typeof HandOutInput>;
