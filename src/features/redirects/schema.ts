import { z } from 'zod';

/** A few thousand lines. */
const LONGEST = 500_000;

export const PutRedirectsInput = z.object({
  pairs: z.string().trim().min(1, 'empty').max(LONGEST),
});
export const RemoveRedirectInput = z.object({ id: z.coerce.number().int().positive() });
