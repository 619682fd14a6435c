import { z } from 'zod';
import { requiredText, optionalText, typedMail } from '#features/entries/schema.ts';

/** What a list of members may tell of each. */
export const MEMBER_FIELDS = [
  'memberNumber',
  'name',
  'kana',
  'membership',
  'leftOn',
  'corporateNumber',
  'email',
] as const;
export type MemberField = (typeof MEMBER_FIELDS)[number];

/** The heading of the column each field is read from; what a list does not tell is left out. */
export const MemberColumns = z.partialRecord(z.enum(MEMBER_FIELDS), z.string().max(200));
export type MemberColumns = z.infer<typeof MemberColumns>;

export const MemberRows = z.array(z.array(z.string()));

const id = z.coerce.number().int().positive();
const heading = z
  .string()
  .max(200)
  .nullish()
  .transform((text) => text || undefined);

export const ReadSheetInput = z.object({
  file: z.array(z.instanceof(File)).max(1).default([]),
  pasted: z.string().max(1_000_000).nullable().default(null),
});

export const ColumnsInput = z.object({
  sheet: id,
  ...(Object.fromEntries(MEMBER_FIELDS.map((field) => [field, heading])) as Record<
    MemberField,
    typeof heading
  >),
});

export const ApplyInput = z.object({
  sheet: id,
  /** Of the plan that was shown. */
  plan: z.string().max(64),
  invite: z
    .literal('yes')
    .nullish()
    .transform((value) => value === 'yes'),
});

/** An organiser, an association, a university …: it has people and events, and no shop. */
export const OrganisationInput = z.object({
  name: requiredText(80),
  kana: optionalText(160).transform((text) => text ?? ''),
  /** Of whoever speaks for it; invited at once. */
  email: typedMail,
});
