import { z } from 'zod';
import { optionalText, typedMail, typedPhone } from '#features/entries/schema.ts';

/** How to reach those who run the site. What is null is not shown; the contact form stands in its place. */
export const Chamber = z.object({
  phone: typedPhone,
  fax: typedPhone,
  mail: typedMail,
  address: optionalText(120),
});
export type Chamber = z.infer<typeof Chamber>;
export const CHAMBER_FIELDS = Object.keys(Chamber.shape) as (keyof Chamber)[];
