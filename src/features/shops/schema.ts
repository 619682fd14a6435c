import { z } from 'zod';
import {
  listedDays,
  localDateInput,
  optionalPhone,
  optionalText,
  optionalUrl,
  slug,
} from '#features/entries/schema.ts';

export const SHOP_KINDS = ['shop', 'company'] as const;
export const CLOSURES = ['none', 'temporary', 'permanent'] as const;
export const CHAMBERS = ['yamaguchi', 'ken-o', 'tokuji'] as const;
export type Chamber = (typeof CHAMBERS)[number];
export const SHOPS_PER_PAGE = 24;

const HoursInput = z.object({
  /** OpenStreetMap `opening_hours`; null while nobody has confirmed a reading. */
  value: optionalText(1000),
  /** Points in time by day in the same syntax, e.g. `Mo-Fr 13:30,20:30`. */
  lastOrders: optionalText(500),
  note: optionalText(400),
  noteEn: optionalText(400),
  /** The prose as it came, kept and shown while `value` is null. */
  text: optionalText(1000),
  irregular: z.boolean().default(false),
});

const ExceptionInput = z.object({
  date: localDateInput,
  hours: optionalText(200),
  reason: optionalText(100),
  reasonEn: optionalText(100),
});

/**
 * What a business says of its shop: the body of a revision. Everything may be missing in a draft;
 * `missingToPublish` tells what publication still needs.
 */
export const ShopInput = z.object({
  kind: z.enum(SHOP_KINDS).default('shop'),
  name: optionalText(80),
  nameEn: optionalText(120),
  /** Reading in hiragana. */
  kana: optionalText(160),
  categories: z.array(slug).max(3).default([]),
  area: slug.nullable().default(null),
  zones: z.array(slug).max(5).default([]),
  postalCode: optionalText(8).refine((t) => t === null || /^\d{3}-\d{4}$/.test(t), {
    message: 'notAPostalCode',
  }),
  address: optionalText(200),
  addressEn: optionalText(200),
  building: optionalText(100),
  addressPrecision: z.enum(['full', 'town']).default('full'),
  position: z
    .object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
    .nullable()
    .default(null),
  access: optionalText(400),
  accessEn: optionalText(400),
  parking: optionalText(200),
  phone: optionalPhone,
  contactUrl: optionalUrl,
  website: optionalUrl,
  instagram: optionalUrl,
  x: optionalUrl,
  line: optionalUrl,
  ecShop: optionalUrl,
  summary: optionalText(120),
  summaryEn: optionalText(300),
  body: optionalText(2000),
  bodyEn: optionalText(5000),
  features: z.array(slug).max(40).default([]),
  hours: HoursInput.prefault({}),
  exceptions: z.array(ExceptionInput).max(60).default([]),
  closure: z.enum(CLOSURES).default('none'),
  ...listedDays,
});
export type ShopBody = z.infer<typeof ShopInput>;

/** What a shop still lacks to be published; each is a key of the dictionary's `shop.missing`. */
export type Missing = 'name' | 'kana' | 'categories' | 'area' | 'address' | 'contact' | 'summary';

/** Readiness to publish as a list of gaps; empty means ready. */
export function missingToPublish(body: ShopBody): Missing[] {
  const gaps: Record<Missing, boolean> = {
    name: body.name === null,
    kana: body.kana === null,
    categories: body.categories.length === 0,
    area: body.area === null,
    address: body.address === null,
    contact: body.phone === null && body.contactUrl === null,
    summary: body.summary === null,
  };
  return (Object.keys(gaps) as Missing[]).filter((key) => gaps[key]);
}
