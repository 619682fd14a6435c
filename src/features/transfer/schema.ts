import { z } from 'zod';

/** What a file may be a list of. */
export const IMPORT_KINDS = ['shops', 'events'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const MEGABYTE = 1024 * 1024;
/** About ten thousand rows; a longer list is brought by the command line. */
export const MAX_BYTES = 5 * MEGABYTE;

export const BeginImportInput = z.object({
  kind: z.enum(IMPORT_KINDS),
  file: z
    .instanceof(File)
    .refine(({ size }) => size > 0, 'noFile')
    .refine(({ size }) => size <= MAX_BYTES, 'tooLarge'),
});

const tick = z
  .literal('yes')
  .nullish()
  .transform((value) => value === 'yes');

export const ApplyImportInput = z.object({
  id: z.coerce.number().int().positive(),
  publish: tick,
  skipRefused: tick,
});

const Line = z.object({
  row: z.number(),
  kind: z.enum(['add', 'change', 'refuse']),
  name: z.string(),
  /** Fields that would change. */
  fields: z.array(z.string()),
  /** Fields it still lacks for being published. */
  missing: z.array(z.string()),
  /** Why it is refused, or what of it was left out. */
  notes: z.array(z.object({ column: z.string(), reason: z.string() })),
});
export type Line = z.infer<typeof Line>;

/** What a file does, row by row; rows that change nothing are only counted. */
export const Report = z.object({ lines: z.array(Line), unchanged: z.number() });
export type Report = z.infer<typeof Report>;
