import { z } from 'zod';
import {
  listedDays,
  localDateInput,
  optionalText,
  photosToShow,
} from '#features/entries/schema.ts';
import { readTimes, writeTimes, type Period } from './times.ts';

export const COUPON_KINDS = ['discount', 'free', 'gift', 'other'] as const;
export const SHOW_WHEN = ['arrival', 'order', 'payment', 'booking'] as const;
export const USE_LIMITS = ['once', 'daily', 'unlimited'] as const;
/** What the rules on premiums (総付景品) do not cover: 自店の割引・見本・開店記念. */
export const EXEMPTIONS = ['own-discount', 'sample', 'opening'] as const;
/** How long a new coupon is meant to last, as its maker says it first. */
export const COUPON_SPANS = ['today', 'week', 'month'] as const;
export const COUPONS_PER_PAGE = 24;

export type CouponKind = (typeof COUPON_KINDS)[number];
export type ShowWhen = (typeof SHOW_WHEN)[number];
export type UseLimit = (typeof USE_LIMITS)[number];
export type CouponSpan = (typeof COUPON_SPANS)[number];
export type Exemption = (typeof EXEMPTIONS)[number];

const yen = (least: number) => z.number().int().min(least).max(10_000_000).nullable().default(null);

const timesText = optionalText(100)
  .transform((text) => (text === null ? null : (readTimes(text) ?? 'broken')))
  .refine((periods) => periods !== 'broken', { message: 'notTimes' })
  .transform((periods) => (periods === 'broken' ? null : periods));

/** Text of a form, or the periods of a stored body. */
const times = z.preprocess(
  (value) => (Array.isArray(value) ? writeTimes(value as Period[]) : value),
  timesText,
);

/** 0 = Monday … 6 = Sunday. */
const weekdays = z
  .array(z.number().int().min(0).max(6))
  .default([0, 1, 2, 3, 4, 5, 6])
  .transform((days) => [...new Set(days)].sort())
  .refine((days) => days.length > 0, { message: 'noWeekday' });

const CouponFields = z.object({
  title: optionalText(60),
  titleEn: optionalText(200),
  kind: z.enum(COUPON_KINDS).nullable().default(null),
  /** Yen off, tax included. */
  amount: yen(1),
  percent: z.number().int().min(1).max(100).nullable().default(null),
  basePrice: yen(1),
  baseRange: optionalText(100),
  baseRangeEn: optionalText(300),
  minPurchase: yen(0),
  ordinaryValue: yen(1),
  exemption: z.enum(EXEMPTIONS).nullable().default(null),
  conditions: optionalText(200),
  conditionsEn: optionalText(600),
  guide: optionalText(500),
  guideEn: optionalText(1500),
  /** Local dates, both inclusive. */
  validFrom: localDateInput.nullable().default(null),
  validUntil: localDateInput.nullable().default(null),
  weekdays,
  times,
  combinable: z.boolean().nullable().default(null),
  showWhen: z.enum(SHOW_WHEN).nullable().default(null),
  limit: z.enum(USE_LIMITS).nullable().default(null),
  totalCap: z.number().int().min(1).max(1_000_000).nullable().default(null),
  ...listedDays,
  ...photosToShow,
  code: optionalText(20).refine((text) => text === null || /^[\x21-\x7e]+$/.test(text), {
    message: 'notACode',
  }),
});

/** A draw of lots is a premium of its own kind (懸賞), with other limits; a coupon is none. */
const LOTTERY = /抽選|抽せん|くじ引|福引|ガラポン|あみだくじ|スクラッチ/;

type Fields = z.output<typeof CouponFields>;

/** What contradicts itself, whether or not the coupon is complete. */
const CONTRADICTIONS: { path: keyof Fields; message: string; wrong: (body: Fields) => boolean }[] =
  [
    {
      path: 'percent',
      message: 'amountOrPercent',
      wrong: ({ amount, percent }) => amount !== null && percent !== null,
    },
    {
      path: 'kind',
      message: 'benefitOfDiscountOnly',
      wrong: ({ kind, amount, percent }) =>
        kind !== null && kind !== 'discount' && (amount !== null || percent !== null),
    },
    {
      path: 'amount',
      message: 'amountAboveBase',
      wrong: ({ amount, basePrice }) => amount !== null && basePrice !== null && amount > basePrice,
    },
    {
      path: 'validUntil',
      message: 'endsBeforeStart',
      wrong: ({ validFrom, validUntil }) =>
        validFrom !== null && validUntil !== null && validUntil < validFrom,
    },
    {
      path: 'conditions',
      message: 'noLottery',
      wrong: ({ title, conditions, guide }) =>
        [title, conditions, guide].some((text) => text !== null && LOTTERY.test(text)),
    },
  ];

/**
 * What a shop says of its coupon: the body of a revision. Everything may be missing in a draft;
 * `missingToPublish` tells what publication still needs.
 */
export const CouponInput = CouponFields.superRefine((body, context) => {
  for (const { path, message, wrong } of CONTRADICTIONS) {
    if (wrong(body)) context.addIssue({ code: 'custom', path: [path], message });
  }
});
export type CouponBody = z.output<typeof CouponInput>;

/** What a coupon still lacks to be published. */
export type Missing =
  | 'title'
  | 'kind'
  | 'benefit'
  | 'base'
  | 'minPurchase'
  | 'ordinaryValue'
  | 'conditions'
  | 'validFrom'
  | 'validUntil'
  | 'combinable'
  | 'showWhen'
  | 'limit';

/** Readiness to publish as a list of gaps; empty means ready. */
export function missingToPublish(body: CouponBody): Missing[] {
  const isDiscount = body.kind === 'discount';
  const isPremium = body.kind === 'free' || body.kind === 'gift';
  const gaps: Record<Missing, boolean> = {
    title: body.title === null,
    kind: body.kind === null,
    benefit: isDiscount && body.amount === null && body.percent === null,
    base: isDiscount && body.basePrice === null && body.baseRange === null,
    minPurchase: isPremium && body.minPurchase === null,
    ordinaryValue: isPremium && body.ordinaryValue === null,
    conditions: body.conditions === null,
    validFrom: body.validFrom === null,
    validUntil: body.validUntil === null,
    combinable: body.combinable === null,
    showWhen: body.showWhen === null,
    limit: body.limit === null,
  };
  return (Object.keys(gaps) as Missing[]).filter((key) => gaps[key]);
}
