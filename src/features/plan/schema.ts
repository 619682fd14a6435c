import { z } from 'zod';
import { localDateInput, optionalText } from '#features/entries/schema.ts';

/** The plan's fiscal years, each from April to March. */
export const YEARS = ['R7', 'R8', 'R9', 'R10', 'R11'] as const;
export type PlanYear = (typeof YEARS)[number];
export const planYear = z.enum(YEARS);

/** 令和7 is 2025; a fiscal year begins in April. */
export const firstDayOf = (year: PlanYear) => `${2018 + Number(year.slice(1))}-04-01`;
export const lastDayOf = (year: PlanYear) => `${2019 + Number(year.slice(1))}-03-31`;

/** The plan's year a local day lies in, its first or last where it lies outside. */
export function yearOf(day: string): PlanYear {
  return YEARS.findLast((year) => firstDayOf(year) <= day) ?? 'R7';
}

/** Something that proves a result: an address of this site or elsewhere. */
const Evidence = z.object({ name: z.string(), url: z.string() });
export type Evidence = z.infer<typeof Evidence>;
export const EvidenceList = z.array(Evidence);

const LINE = /^(?:(.*?)\s+)?((?:https?:\/\/|\/(?!\/))\S+)$/;

/** One link a line, its name before it. */
const evidenceInput = z
  .string()
  .max(4000)
  .nullable()
  .default(null)
  .transform((text, context) =>
    (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => {
        const [, name, url] = LINE.exec(line) ?? [];
        if (url === undefined) context.addIssue({ code: 'custom', message: 'evidence' });
        return { name: name || (url ?? ''), url: url ?? '' };
      }),
  );

const optionalDay = z
  .union([z.literal(''), localDateInput])
  .nullable()
  .default(null)
  .transform((day) => day || null);

export const ResultInput = z.object({
  year: planYear,
  chapter: z.string().min(1).max(100),
  indicator: z.string().min(1).max(100),
  result: z
    .union([z.literal(''), z.coerce.number().min(0).max(1_000_000_000)])
    .nullable()
    .default(null)
    .transform((n) => (n === '' ? null : n)),
  other: z.literal('1').optional(),
  comment: optionalText(2000),
  improvement: optionalText(2000),
  dueOn: optionalDay,
  outcome: optionalText(2000),
  evidence: evidenceInput,
});
export type ResultInput = z.infer<typeof ResultInput>;

export const ReviewInput = z.object({
  year: planYear,
  chapter: z.string().min(1).max(100),
  text: optionalText(4000),
  metOn: optionalDay,
});
export type ReviewInput = z.infer<typeof ReviewInput>;

const Row = z.object({
  indicator: z.string(),
  unit: z.string(),
  /** Null is 予定なし. */
  target: z.number().nullable(),
  /** Null is 未集計. */
  result: z.number().nullable(),
  comparable: z.boolean(),
  /** Per cent, one decimal; null where there is nothing to divide. */
  rate: z.number().nullable(),
  grade: z.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
  comment: z.string().nullable(),
  improvement: z.string().nullable(),
  dueOn: z.string().nullable(),
  outcome: z.string().nullable(),
  /** What was to be improved the year before. */
  before: z.string().nullable(),
  evidence: EvidenceList,
});
export type PlanRow = z.infer<typeof Row>;

/** A year of the plan, target by target, as it is or was published. */
export const PlanDocument = z.object({
  year: planYear,
  chapters: z.array(
    z.object({
      name: z.string(),
      review: z.string().nullable(),
      metOn: z.string().nullable(),
      rows: z.array(Row),
    }),
  ),
  /** Reports that were given to the businesses concerned, and to how many. */
  handOuts: z.array(
    z.object({ title: z.string(), slug: z.string().nullable(), businesses: z.number() }),
  ),
});
export type PlanDocument = z.infer<typeof PlanDocument>;
