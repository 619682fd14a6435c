import { z } from 'zod';
import { halfWidth, localDateInput, optionalText, slug } from '#features/entries/schema.ts';
import { alt, percent } from '#features/media/schema.ts';
import { PALETTE_NAMES } from './palettes.ts';
import { PATTERNS, SCENES, text } from './schema.ts';

const number = z.coerce.number().int().positive();
const OWN_COLOURS = 'own';

/** A campaign as the staff's form sends it; without an id it is a new one. */
export const DeskCampaignInput = z
  .object({
    id: number.optional(),
    baseVersion: number.default(1),
    slug,
    name: text(80),
    nameEn: optionalText(120),
    startsOn: localDateInput,
    endsOn: localDateInput,
    /** A palette's name, or `own` where it keeps the colours it has. */
    palette: z.enum([...PALETTE_NAMES, OWN_COLOURS]),
    pattern: z.enum(PATTERNS),
    scene: z.enum(SCENES).default('plain'),
    lead: text(200),
    leadEn: optionalText(400),
    body: text(2000),
    bodyEn: optionalText(5000),
    routeTitle: optionalText(80),
    routeTitleEn: optionalText(120),
    routeLead: optionalText(300),
    routeLeadEn: optionalText(500),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'endsBeforeItStarts',
  })
  .refine(
    (it) => {
      const route = [it.routeTitle, it.routeTitleEn, it.routeLead, it.routeLeadEn];
      return new Set(route.map((part) => part === null)).size === 1;
    },
    { path: ['routeTitle'], message: 'routeWhole' },
  );
export type DeskCampaign = z.infer<typeof DeskCampaignInput>;

export const CampaignIdInput = z.object({ id: number });
export const CampaignVersionInput = CampaignIdInput.extend({ baseVersion: number });

/** The photo that opens a campaign; without a file the one it has is described anew. */
export const CampaignPhotoInput = CampaignIdInput.extend({
  photo: z
    .instanceof(File)
    .nullish()
    .transform((file) => (file && file.size > 0 ? file : undefined)),
  alt: alt.pipe(z.string({ error: 'noAlt' })),
  altEn: optionalText(300),
  credit: optionalText(80),
  x: percent.default(50),
  y: percent.default(50),
});

/** What a campaign gathers. */
export const GATHERED = ['event', 'product', 'coupon'] as const;
export type Gathered = (typeof GATHERED)[number];
export const GatherInput = CampaignIdInput.extend({ kind: z.enum(GATHERED), entry: number });

/** Yen as they are typed, perhaps with a comma; may be left out. */
const yen = z.preprocess(
  (typed) => {
    const plain = halfWidth(typed);
    return typeof plain === 'string' ? plain.replace(/[,円\s]/g, '') : plain;
  },
  optionalText(12).transform((typed, context) => {
    if (typed === null) return null;
    if (/^\d{1,8}$/.test(typed)) return Number(typed);
    context.addIssue({ code: 'custom', message: 'notAPrice' });
    return z.NEVER;
  }),
);

const offer = { dish: optionalText(120), price: yen, days: optionalText(80) };

/** A shop's part in a campaign, as the staff write it. */
export const PartInCampaignInput = CampaignIdInput.extend({
  shop: number,
  /** A place of the kept list, if not in the shop. */
  venue: optionalText(80),
  role: text(40),
  roleEn: optionalText(60),
  ...offer,
  dishEn: optionalText(160),
  daysEn: optionalText(120),
});
export const MoveInput = CampaignIdInput.extend({
  shop: number,
  to: z.enum(['up', 'down', 'first', 'last']),
});
export const ShopInCampaignInput = CampaignIdInput.extend({ shop: number });
/** Ids of shops in their walking order, `3,1,2`. */
export const OrderInput = CampaignIdInput.extend({
  order: z
    .string()
    .regex(/^\d{1,9}(?:,\d{1,9}){0,499}$/)
    .transform((ids) => ids.split(',').map(Number)),
});

export const OpenInput = CampaignIdInput.extend({
  openUntil: optionalText(10).pipe(localDateInput.nullable()),
  call: optionalText(500),
});
/** A shop that asks to join, as its owner writes it. */
export const ApplyInput = ShopInCampaignInput.extend({ ...offer, message: optionalText(300) });
export const DecideInput = ShopInCampaignInput.extend({ outcome: z.enum(['accepted', 'refused']) });

/** The campaign an address names, or undefined. */
export function readCampaignId(params: unknown): number | undefined {
  return CampaignIdInput.safeParse(params).data?.id;
}
