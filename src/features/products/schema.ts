import { z } from 'zod';
import {
  listedDays,
  localDateInput,
  optionalPhone,
  optionalText,
  optionalUrl,
  photosToShow,
  requiredText,
  slug,
} from '#features/entries/schema.ts';

export const PRODUCT_KINDS = ['food', 'alcohol', 'other'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];
export const VARIANTS_AT_MOST = 20;
export const LINKS_AT_MOST = 8;
export const SHIPPING = ['ambient', 'chilled', 'frozen'] as const;
export const PRODUCTS_PER_PAGE = 24;

/**
 * 二十歳未満の者の飲酒防止に関する表示基準（国税庁告示）: in Japanese letters at least as large as
 * those of the price, wherever alcohol is offered from a distance; so it is no translated word.
 */
export const ALCOHOL_NOTICE = '20歳未満の者に対しては酒類を販売しません';

/** Half-open bands of the lowest price in yen; `ask` is 要問合せ. */
export const PRICE_BANDS = [
  { key: 'under-1000', from: 0, below: 1000 },
  { key: '1000-3000', from: 1000, below: 3000 },
  { key: '3000-5000', from: 3000, below: 5000 },
  { key: '5000-10000', from: 5000, below: 10_000 },
  { key: 'over-10000', from: 10_000, below: Infinity },
] as const;
export const PRICE_KEYS = [...PRICE_BANDS.map((band) => band.key), 'ask'] as const;
export type PriceKey = (typeof PRICE_KEYS)[number];

/** The band a price falls into. */
export function bandOf(price: number | null): PriceKey {
  if (price === null) return 'ask';
  return PRICE_BANDS.find(({ from, below }) => price >= from && price < below)!.key;
}

/** Texts of a food's label, in the order they are read; each may be 未記載. */
export const LABEL_KEYS = [
  'name',
  'ingredients',
  'additives',
  'origin',
  'content',
  'expiry',
  'storage',
  'manufacturer',
  'nutrition',
] as const;
export type LabelKey = (typeof LABEL_KEYS)[number];

const yen = z.custom<number>(
  (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 99_999_999,
  { message: 'notAPrice' },
);
const day = localDateInput.nullable().default(null);

/** How long each of them may be. */
export const LABEL_MAX: Record<LabelKey, number> = {
  name: 100,
  ingredients: 1000,
  additives: 500,
  origin: 300,
  content: 100,
  expiry: 200,
  storage: 200,
  manufacturer: 300,
  nutrition: 500,
};

const labelText = (key: LabelKey) => optionalText(LABEL_MAX[key]);
const LabelInput = z.object({
  name: labelText('name'),
  ingredients: labelText('ingredients'),
  additives: labelText('additives'),
  origin: labelText('origin'),
  content: labelText('content'),
  expiry: labelText('expiry'),
  storage: labelText('storage'),
  manufacturer: labelText('manufacturer'),
  nutrition: labelText('nutrition'),
});

const AllergensInput = z
  .object({
    statedOn: localDateInput,
    contains: z.array(slug).max(60).default([]),
    /** 使用していない, stated by the business; whatever is in neither list is 未記載. */
    notUsed: z.array(slug).max(60).default([]),
  })
  .refine(({ contains, notUsed }) => !contains.some((item) => notUsed.includes(item)), {
    message: 'bothContainedAndNot',
  });

const mailAddress = optionalText(200).refine(
  (text) => text === null || z.email().safeParse(text).success,
  { message: 'notAMail' },
);

const storeSlug = z
  .string()
  .refine((text) => slug.safeParse(text).success, { message: 'notASlug' });

/** What a business says of its product: the body of a revision. A draft may leave everything open. */
export const ProductInput = z.object({
  kind: z.enum(PRODUCT_KINDS).default('other'),
  category: slug.nullable().default(null),
  name: optionalText(80),
  nameEn: optionalText(120),
  maker: optionalText(80),
  makerEn: optionalText(120),
  story: optionalText(1000),
  storyEn: optionalText(3000),
  /** With variants the cheapest of them counts. */
  price: yen.nullable().default(null),
  /** 要問合せ, said by the business itself. */
  onRequest: z.boolean().default(false),
  variants: z
    .array(z.object({ name: requiredText(60), nameEn: optionalText(120), price: yen }))
    .max(VARIANTS_AT_MOST)
    .default([]),
  /** It may be sold for less long. */
  ...listedDays,
  soldFrom: day,
  soldUntil: day,
  soldOut: z.boolean().default(false),
  /** Months 1–12; empty where it has no season. */
  season: z.array(z.number().int().min(1).max(12)).max(12).default([]),
  gift: z.boolean().default(false),
  shipping: z.enum(SHIPPING).nullable().default(null),
  links: z
    .array(
      z.object({
        label: requiredText(60),
        labelEn: optionalText(120),
        url: optionalUrl.refine((url) => url !== null, { message: 'notALink' }),
      }),
    )
    .max(LINKS_AT_MOST)
    .default([]),
  orderPhone: optionalPhone,
  orderFax: optionalPhone,
  orderMail: mailAddress,
  /** Slugs of the shops that have it on their shelves. */
  stores: z.array(storeSlug).max(40).default([]),
  inquiry: z.boolean().default(false),
  alcoholLicence: optionalText(200),
  label: LabelInput.prefault({}),
  allergens: AllergensInput.nullable().default(null),
  ...photosToShow,
});
export type ProductBody = z.infer<typeof ProductInput>;

/** The lowest and the highest price of a product: of its variants where it has any. */
export function pricesOf(body: Pick<ProductBody, 'price' | 'variants'>): {
  price: number | null;
  priceMax: number | null;
} {
  const all = body.variants.length > 0 ? body.variants.map(({ price }) => price) : [body.price];
  const known = all.filter((price) => price !== null);
  if (known.length === 0) return { price: null, priceMax: null };
  return { price: Math.min(...known), priceMax: Math.max(...known) };
}

/** What is sold ends after it has begun. */
export const SoldInput = ProductInput.pick({ soldFrom: true, soldUntil: true }).refine(
  ({ soldFrom, soldUntil }) => soldFrom === null || soldUntil === null || soldFrom <= soldUntil,
  { message: 'endsBeforeStart', path: ['soldUntil'] },
);

/** 特定商取引に関する法律 第11条・同施行規則 第23条: what a seller at a distance states. */
export const SellerNoticeInput = z.object({
  seller: requiredText(200),
  responsible: requiredText(100),
  address: requiredText(300),
  phone: requiredText(20),
  phoneHours: requiredText(200),
  priceNote: requiredText(500),
  otherFees: requiredText(1000),
  payment: requiredText(1000),
  delivery: requiredText(500),
  returns: requiredText(1000),
  email: mailAddress,
  orderLimit: optionalText(500),
  licence: optionalText(300),
});
export type SellerNotice = z.infer<typeof SellerNoticeInput>;

/** What a product still lacks to be published. */
export type Missing = 'name' | 'category' | 'wayToBuy' | 'sellerNotice' | 'alcoholLicence';

/**
 * Readiness to publish as a list of gaps; empty means ready. Orders at a distance need the seller's
 * notice (特定商取引法 第11条), alcohol sold at a distance a licence (酒税法 第9条).
 */
export function missingToPublish(body: ProductBody, hasSellerNotice: boolean): Missing[] {
  const ordered = [body.orderPhone, body.orderFax, body.orderMail].some((way) => way !== null);
  const distant = ordered || body.links.length > 0;
  const gaps: Record<Missing, boolean> = {
    name: body.name === null,
    category: body.category === null,
    wayToBuy: !distant && body.stores.length === 0 && !body.inquiry,
    sellerNotice: ordered && !hasSellerNotice,
    alcoholLicence: body.kind === 'alcohol' && distant && body.alcoholLicence === null,
  };
  return (Object.keys(gaps) as Missing[]).filter((key) => gaps[key]);
}
