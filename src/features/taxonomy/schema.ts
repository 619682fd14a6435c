import { z } from 'zod';
import { optionalText, requiredText, slug } from '#features/entries/schema.ts';

/** What entries are put under. */
export const TERM_KINDS = ['category', 'area', 'zone', 'feature'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** The area of whatever lies outside of the city; imports put things there by this address. */
export const OUTSIDE = 'outside';

const id = z.coerce.number().int().positive();
const kind = z.enum(TERM_KINDS);

export const MoveTermInput = z.object({ kind, id, way: z.enum(['up', 'down']) });
export const MergeTermInput = z.object({ kind, id, into: id });

const named = {
  kind,
  name: requiredText(40),
  nameEn: requiredText(60),
  slug: z.preprocess((value) => (typeof value === 'string' ? value.trim() : value), slug),
  /** Reading, of areas only. */
  kana: requiredText(60)
    .nullish()
    .transform((text) => text ?? null),
};

export const RenameTermInput = z.object({ ...named, id });
export type TermChange = z.infer<typeof RenameTermInput>;

/** A category lies in a group or is one itself; a feature stands under a heading; areas have neither. */
export const AddTermInput = z
  .object({
    ...named,
    kind: z.enum(['category', 'area', 'feature']),
    parent: z
      .preprocess((value) => (value === '' ? null : value), id.nullish())
      .transform((value) => value ?? null),
    group: optionalText(40),
  })
  .refine(({ kind, group }) => kind !== 'feature' || group !== null, {
    path: ['group'],
    message: 'required',
  });
export type NewTerm = z.infer<typeof AddTermInput>;
