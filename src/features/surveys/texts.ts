import { z } from 'zod';
import { localDateInput, optionalText, optionalUrl } from '#features/entries/schema.ts';

export const optionalDate = z
  .union([z.literal(''), localDateInput])
  .nullable()
  .default(null)
  .transform((date) => date || null);

export const optionalCount = z
  .union([z.literal(''), z.coerce.number().int().min(0).max(10_000_000)])
  .nullable()
  .default(null)
  .transform((n) => (n === '' ? null : n));

/** What a report says of itself that no sheet tells; it is asked before it is published. */
export const ReportFacts = z.object({
  surveyedUntil: optionalDate,
  /** When the answers were gathered in. */
  collectedOn: optionalDate,
  distributed: optionalCount,
});
export type ReportFacts = z.infer<typeof ReportFacts>;

/** What staff write around the figures, without its sources. */
export const TextFields = ReportFacts.extend({
  title: optionalText(80),
  titleEn: optionalText(160),
  finding: optionalText(200),
  findingEn: optionalText(400),
  comment: optionalText(8000),
  commentEn: optionalText(16_000),
  method: optionalText(500),
  methodEn: optionalText(1000),
  population: optionalText(200),
  populationEn: optionalText(400),
  limitations: optionalText(1000),
  limitationsEn: optionalText(2000),
});

export const MOST_SOURCES = 10;
const TextSource = z.object({
  name: z.string(),
  url: z.string().nullable(),
  retrieved: z.string().nullable(),
  licence: z.string().nullable(),
});

/** Sources as a form sends them: one more line of each than there are. */
export const SourceFields = {
  sourceName: z.array(optionalText(200)).max(MOST_SOURCES).default([]),
  sourceUrl: z.array(optionalUrl).max(MOST_SOURCES).default([]),
  sourceRetrieved: z.array(optionalDate).max(MOST_SOURCES).default([]),
  sourceLicence: z.array(optionalText(100)).max(MOST_SOURCES).default([]),
};

/** The lines of a form's sources that have a name. */
export function sourcesIn(fields: {
  [K in keyof typeof SourceFields]: z.infer<(typeof SourceFields)[K]>;
}): ReportTexts['sources'] {
  return fields.sourceName.flatMap((name, i) =>
    name === null
      ? []
      : [
          {
            name,
            url: fields.sourceUrl[i] ?? null,
            retrieved: fields.sourceRetrieved[i] ?? null,
            licence: fields.sourceLicence[i] ?? null,
          },
        ],
  );
}

const OneSource = z.object({
  sourceName: z.string(),
  sourceUrl: z.string().nullish(),
  sourceRetrieved: z.string().nullish(),
  sourceLicence: z.string().nullish(),
});

/** Before there were several sources a report had one. */
function withSources(value: unknown): unknown {
  const one = OneSource.safeParse(value).data;
  if (!one || typeof value !== 'object') return value;
  const { sourceName: name, sourceUrl, sourceRetrieved, sourceLicence } = one;
  const source = {
    name,
    url: sourceUrl ?? null,
    retrieved: sourceRetrieved ?? null,
    licence: sourceLicence ?? null,
  };
  return { sources: [source], ...value };
}

/** What staff write around the figures. */
export const ReportTexts = z.preprocess(
  withSources,
  TextFields.extend({
    sources: z.array(TextSource).default([]),
    /** No sheet says of which time it is, and nobody has yet. */
    isPeriodOpen: z.boolean().default(false),
  }),
);
export type ReportTexts = z.infer<typeof ReportTexts>;
