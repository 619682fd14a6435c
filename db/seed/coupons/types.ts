/** A coupon of the demo town as it is written by hand. Texts are pairs: Japanese, English. */
export interface DemoCoupon {
  /** Slug of a curated shop. */
  shop: string;
  slug: string;
  title: readonly [ja: string, en: string];
  kind: 'discount' | 'free' | 'gift' | 'other';
  amount?: number;
  percent?: number;
  basePrice?: number;
  range?: readonly [ja: string, en: string];
  minPurchase?: number;
  value?: number;
  exemption?: 'own-discount' | 'sample' | 'opening';
  conditions: readonly [ja: string, en: string];
  guide?: readonly [ja: string, en: string];
  /** First and last day, counted from the day of seeding. */
  days: readonly [from: number, until: number];
  /** 0 = Monday … 6 = Sunday. */
  weekdays?: readonly number[];
  times?: string;
  combinable?: true;
  show: 'arrival' | 'order' | 'payment' | 'booking';
  limit: 'once' | 'daily' | 'unlimited';
  cap?: number;
  /** How often it has been used already. */
  used?: number;
  code?: string;
}
