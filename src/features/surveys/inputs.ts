import { z } from 'zod';
import { localDateInput } from '#features/entries/schema.ts';
import { AUDIENCES } from './schema.ts';
import { ReportFacts, SourceFields, TextFields } from './texts.ts';

export const id = z.coerce.number().int().positive();

/** A sheet as a file or several, or as cells that were pasted. */
export const SheetInput = z.object({
  file: z.array(z.instanceof(File)).max(40).default([]),
  pasted: z.string().max(1_000_000).nullable().default(null),
});

/** A column's place and the question of before that it is; none where it is a new one. */
export const SameQuestion = z
  .string()
  .regex(/^\d{1,3}:(?:q\d{1,4})?$/)
  .transform((text) => {
    const [at, same] = text.split(':') as [string, string];
    return { at: Number(at), id: same };
  });

const filled = z.string().trim().min(1).max(80);

const year = z
  .union([z.literal(''), z.coerce.number().int().min(1950).max(2100)])
  .transform((n) => (n === '' ? null : n));

const degrees = (low: number, high: number) =>
  z
    .union([z.literal(''), z.coerce.number().min(low).max(high)])
    .transform((n) => (n === '' ? null : n));

/** Where counting points lie, one a row. */
export const PointsInput = z.object({
  id,
  key: z.array(filled).max(200),
  name: z.array(filled).max(200),
  lat: z.array(degrees(20, 46)).max(200),
  lng: z.array(degrees(122, 154)).max(200),
  activeFrom: z.array(year).max(200).default([]),
  activeUntil: z.array(year).max(200).default([]),
});

/** A local time as a browser's field gives it. */
const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine((text) => localDateInput.safeParse(text.slice(0, 10)).success)
  .transform((text) => new Date(`${text}:00.000+09:00`))
  .refine((date) => !Number.isNaN(date.getTime()));

/** For whom a report is published, and when; why, where it is a correction. */
export const PublishInput = z.object({
  id,
  audience: z.enum(AUDIENCES).default('public'),
  visibleFrom: z
    .union([z.literal(''), localTime])
    .nullable()
    .default(null)
    .transform((date) => date || null),
  reason: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .default(null)
    .transform((text) => text || null),
  // What is not asked is not sent, and stays as it is.
  ...ReportFacts.partial().shape,
});

/** What staff write around the figures, and the version they began with. */
export const TextsInput = TextFields.extend({
  ...SourceFields,
  id,
  baseVersion: z.coerce.number().int().positive(),
  from: localDateInput,
  until: localDateInput,
}).refine(({ from, until }) => from <= until, { path: ['until'] });
