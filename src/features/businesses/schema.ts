import { z } from 'zod';
import { SOURCES } from '#features/drafts/schema.ts';
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
export const BusinessInput = z
  .object({
    business: id,
    /** What the form was opened with. */
    version: id,
    membership: z.enum(MEMBERSHIPS),
    chamber: z.enum(CHAMBERS),
    memberNumber: optionalText(20),
    trusted: ticked,
    /** For one that leaves: everything public of it is ended, and its people are told why. */
    unpublish: ticked,
    reason: optionalText(300),
  })
  .refine(
    ({ membership, unpublish, reason }) => {
      const ends = membership === 'left' && unpublish;
      return !ends || reason !== null;
    },
    { path: ['reason'], message: 'noReason' },
  );
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

/** How what is to be entered in a business's name reached the staff, and where it is entered. */
export const EnterInput = z.object({
  business: id,
  source: z.enum(SOURCES),
  note: optionalText(500),
  next: z
    .string()
    .regex(/^\/member\/[\w/-]+(?:\?kept=[\w-]{43})?$/)
    .nullable()
    .catch(null),
});

/** An objection by the link of a letter. */
export const ObjectionInput = z.object({
  token: z.string().regex(/^[\w-]{43}$/),
  note: optionalText(1000),
});

/** The message that holds an objection. */
export const RevertInput = z.object({ message: id });

/** Two that are one; of shops, whose they are. */
export const MergeInput = z.object({ keep: id, other: id });
export const MergeShopsInput = MergeInput.extend({ business: id });

export const CloseInput = z.object({ business: id });
