import { z } from 'zod';

export const SURVEY_KINDS = ['condition', 'traffic', 'questionnaire', 'analysis'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** Who may see a release: everybody, all members, or the businesses that were given it. */
export const AUDIENCES = ['public', 'members', 'concerned'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Words in Japanese, and in English where there are some. */
const Said = z.object({ ja: z.string(), en: z.string().nullable().default(null) });
export type Said = z.infer<typeof Said>;

/** A number, nothing to say, or a figure that must not be seen. */
const Cell = z.union([z.number(), z.null(), z.literal('withheld')]);
export type Cell = z.infer<typeof Cell>;

const Column = z.object({
  label: Said,
  format: z.enum(['count', 'percent', 'points']),
  /** Drawn, not only written. */
  drawn: z.boolean().default(false),
});

/** One table of a report and what is drawn from it; nothing else of the figures is published. */
const Figure = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  form: z.enum(['bars', 'stacked', 'lines', 'heat', 'table']),
  /** What is seen. */
  title: Said,
  /** What was asked or counted. */
  about: Said,
  /** Of how many. */
  base: Said.nullable().default(null),
  columns: z.array(Column),
  rows: z.array(z.object({ label: Said, cells: z.array(Cell) })),
  /** What the rows are: options, groups, years. */
  heading: Said,
  /** From this row on it is a projection. */
  projectedFrom: z.number().nullable().default(null),
  notes: z.array(Said).default([]),
  /** The figure it takes apart, on whose page it is shown. */
  under: z.string().nullable().default(null),
});
export type Figure = z.infer<typeof Figure>;
export const Figures = z.array(Figure);

/** Somewhere on a map, and what was found there. */
const Place = z.object({
  name: Said,
  lat: z.number(),
  lng: z.number(),
  note: Said,
  /** In which years it was counted at, where that is known. */
  years: Said.nullable().default(null),
});
export type Place = z.infer<typeof Place>;

/** Figures under keys of their kind's own, which later reports of the survey are laid beside. */
const Kept = z.record(z.string(), Cell).default({});

const Source = z.object({
  name: Said,
  url: z.string().nullable(),
  retrieved: z.string().nullable(),
  licence: z.string().nullable(),
});

/** A report as it was published; whatever is shown of it is read from here. */
export const ReportDocument = z.object({
  kind: z.enum(SURVEY_KINDS),
  survey: Said,
  title: Said,
  finding: Said,
  comment: Said.nullable(),
  period: z.object({ from: z.string(), until: z.string() }),
  surveyedUntil: z.string().nullable(),
  /** When the answers were gathered in. */
  collectedOn: z.string().nullable().default(null),
  method: Said.nullable(),
  // Before there was English it was a text.
  population: z.union([Said, z.string().transform((ja) => ({ ja, en: null }))]).nullable(),
  distributed: z.number().nullable(),
  valid: z.number().nullable(),
  limitations: Said.nullable(),
  sources: z.array(Source),
  figures: Figures,
  /** By trait of the respondents, the groups that are not shown; a correction must keep to it. */
  withheld: z.record(z.string(), z.union([z.literal('all'), z.array(z.string())])).default({}),
  places: z.array(Place).default([]),
  kept: Kept,
});
export type ReportDocument = z.infer<typeof ReportDocument>;

/** What a report of a sheet is made from, as it stands in `survey_report.figures`. */
export const DraftFigures = z.object({
  figures: Figures.default([]),
  respondents: z.number().default(0),
  finding: z.string().default(''),
  withheld: ReportDocument.shape.withheld,
  places: ReportDocument.shape.places,
  kept: Kept,
});
export type DraftFigures = z.infer<typeof DraftFigures>;

const SheetNote = z.object({
  sheet: z.string().optional(),
  row: z.number().nullable(),
  what: z.string(),
  text: z.string(),
});

/** What was understood of a sheet, as it is kept beside it. */
export const SheetFacts = z.object({
  rows: z.number().default(0),
  columns: z
    .array(
      z.object({
        at: z.number(),
        label: z.string(),
        use: z.string(),
        separator: z.string().nullable(),
        reason: z.string(),
        filled: z.number(),
        kinds: z.number(),
        examples: z.array(z.string()),
        id: z.string().optional(),
        was: z.string().nullable().optional(),
      }),
    )
    .default([]),
  refused: z.array(SheetNote).default([]),
  notes: z.array(SheetNote).default([]),
  /** How many more there were. */
  moreNotes: z.number().default(0),
  /** Of its sheets. */
  names: z.array(z.string()).default([]),
});
export type SheetFacts = z.infer<typeof SheetFacts>;
