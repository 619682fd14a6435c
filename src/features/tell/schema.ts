import { z } from 'zod';
import { EntryRefInput } from '#features/drafts/schema.ts';

/** One of the things that can be told of an entry. */
export const AboutInput = EntryRefInput.extend({
  key: z.string().regex(/^(?:entry|hours|closed-\d{4}-\d{2}-\d{2})$/),
});
