import { z } from 'zod';
import { optionalText, typedMail } from '#features/entries/schema.ts';

export const MEMBERSHIPS = ['member', 'non-member', 'left'] as const;
export type Membership = (typeof MEMBERSHIPS)[number];
export const CHAMBERS = ['yamaguchi', 'ken-o', 'tokuji'] as const;

const id = z.coerce.number().int().positive();
const ticked = z
  .literal('yes')
  .nullish()
  .transform((value) => value === 'yes');

/** What the staff keep of a business; what it says of itself stands in its entries. */
export const BusinessInput = z.object({
  business: id,
  /** What the form was opened with. */
  version: id,
  membership: z.enum(MEMBERSHIPS),
  chamber: z.enum(CHAMBERS),
  memberNumber: optionalText(20),
  trusted: ticked,
  /** For one that leaves: everything public of it is ended. */
  unpublish: ticked,
});
export type BusinessChange = z.infer<typeof BusinessInput>;

/** Lets an application in: into a business that is there, or as a new one. */
export const AcceptInput = z.object({
  message: id,
  /** `new`, or the number of the business. */
  into: z.union([z.literal('new'), id]),
  membership: z.enum(['member', 'non-member']),
  /** Where the owner's invitation goes. */
  email: typedMail,
});
export type Acceptance = z.infer<typeof AcceptInput>;
