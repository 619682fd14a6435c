import type { Generated } from 'kysely';

export interface CouponTables {
  coupon: CouponTable;
  coupon_use: CouponUseTable;
  coupon_serial: CouponSerialTable;
}

export interface CouponTable {
  id: Generated<number>;
  shop_id: number;
  slug: string;
  visibility: 'hidden' | 'published' | 'archived';
  publish_from: string | null;
  publish_until: string | null;
  confirmed_on: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  title: string | null;
  title_en: string | null;
  kind: 'discount' | 'free' | 'gift' | 'other' | null;
  /** Yen off, tax included; exactly one of this and `percent` for a discount. */
  amount: number | null;
  percent: number | null;
  /** What it costs without the coupon, yen, or in `base_range` what the discount is taken from. */
  base_price: number | null;
  base_range: string | null;
  base_range_en: string | null;
  /** Yen one has to spend for a free thing or a gift; 0 = nothing. */
  min_purchase: number | null;
  /** What the free thing or the gift ordinarily costs, yen. */
  ordinary_value: number | null;
  exemption: 'own-discount' | 'sample' | 'opening' | null;
  conditions: string | null;
  conditions_en: string | null;
  guide: string | null;
  guide_en: string | null;
  /** Local dates, both inclusive. */
  valid_from: string | null;
  valid_until: string | null;
  /** The same as moments, half-open, the last day's hours past midnight included. */
  starts_at: string | null;
  ends_at: string | null;
  /** Bits: 1 = Monday … 64 = Sunday. */
  weekdays: Generated<number>;
  /** Periods as `11:00-14:00,17:00-26:00`; null means all day. */
  times: string | null;
  combinable: number | null;
  show_when: 'arrival' | 'order' | 'payment' | 'booking' | null;
  use_limit: 'once' | 'daily' | 'unlimited' | null;
  total_cap: number | null;
  code: string | null;
  /** Uses that stand (not undone); what the total cap is held against. */
  used: Generated<number>;
  /** Normalised text the list's `q` looks in. */
  search: Generated<string>;
}

export interface CouponUseTable {
  id: Generated<number>;
  coupon_id: number;
  shop_id: number;
  /** SHA-256 of the visitor's random token or of the printed serial, hex. */
  token_hash: string;
  /** What the limit counts within: `once`, the Tokyo date, or something of this use's own. */
  period: string;
  /** The one-time number of the form; null for a printed serial. */
  nonce: string | null;
  used_at: string;
  undone_at: string | null;
}

export interface CouponSerialTable {
  id: Generated<number>;
  coupon_id: number;
  /** Twelve letters and digits without hyphens. */
  serial: string;
  issued_at: string;
  use_id: number | null;
}
