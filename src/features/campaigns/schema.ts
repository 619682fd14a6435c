import { z } from 'zod';
import { localDateInput, optionalText, slug } from '#features/entries/schema.ts';

/** Drawn openings: `plain` shows the campaign's pattern, so that a new one needs no drawing. */
export const SCENES = ['candles', 'cacao', 'plain'] as const;
export const PATTERNS = [
  'seigaiha',
  'shippo',
  'asanoha',
  'kikko',
  'ichimatsu',
  'yagasuri',
  'uroko',
  'tatewaku',
] as const;
const HUES = [
  'vermilion',
  'cedar',
  'indigo',
  'ochre',
  'plum',
  'tea',
  'slate',
  'moss',
  'rose',
  'sea',
] as const;

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'notAColour');

/** A campaign's look: four colours, from which `theme.ts` makes every token with enough contrast. */
export const LookInput = z.object({
  scene: z.enum(SCENES).default('plain'),
  pattern: z.enum(PATTERNS),
  hue: z.enum(HUES),
  /** The ground of the opening, and the night of dark mode. */
  deep: colour,
  /** The paper of light mode. */
  pale: colour,
  /** What writes and fills on the paper. */
  accent: colour,
  /** What shines on the deep ground. */
  spark: colour,
});
export type Look = z.infer<typeof LookInput>;

export const text = (max: number) => optionalText(max).pipe(z.string({ error: 'required' }));

/** A claim never stands without its year, basis and source. */
export const ClaimInput = z.object({
  year: z.number().int().min(1900).max(2200),
  text: text(200),
  textEn: text(400),
  basis: text(300),
  basisEn: text(400),
  source: text(200),
  sourceEn: text(300),
});

export const PartInput = z.object({
  title: text(80),
  titleEn: text(120),
  text: text(600),
  textEn: text(1200),
  /** What to know before one relies on it, e.g. for which year it was announced. */
  note: optionalText(300),
  noteEn: optionalText(400),
});

/** So many claims and parts of the programme a campaign has at most. */
export const MOST = { claims: 6, parts: 12 } as const;

/** What a campaign tells: claims with their sources, parts of the programme, and who takes part. */
export const StoryInput = z.object({
  claims: z.array(ClaimInput).max(MOST.claims).default([]),
  parts: z.array(PartInput).max(MOST.parts).default([]),
  /** Heading over the participants and their map. */
  route: z
    .object({ title: text(80), titleEn: text(120), lead: text(300), leadEn: text(500) })
    .nullable()
    .default(null),
});
export type Story = z.infer<typeof StoryInput>;

export const ParticipantInput = z.object({
  shop: slug,
  product: slug.nullable().default(null),
  role: text(40),
  roleEn: optionalText(60),
  dish: optionalText(120),
  dishEn: optionalText(160),
  /** Yen, tax included. */
  price: z.number().int().min(0).max(99_999_999).nullable().default(null),
  days: optionalText(80),
  daysEn: optionalText(120),
});

export const CampaignInput = z
  .object({
    slug,
    name: text(80),
    nameEn: optionalText(120),
    /** Local dates, both inclusive. */
    startsOn: localDateInput,
    endsOn: localDateInput,
    look: LookInput,
    lead: text(200),
    leadEn: optionalText(400),
    body: text(2000),
    bodyEn: optionalText(5000),
    story: StoryInput.prefault({}),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { message: 'endsBeforeItStarts' });
export type CampaignBody = z.infer<typeof CampaignInput>;
export type Participant = z.infer<typeof ParticipantInput>;
