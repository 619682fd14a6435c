import type { Generated } from 'kysely';

export interface ProductTables {
  product_category: ProductCategoryTable;
  allergen: AllergenTable;
  product: ProductTable;
  product_variant: ProductVariantTable;
  product_link: ProductLinkTable;
  product_store: ProductStoreTable;
  product_allergen: ProductAllergenTable;
  seller_notice: SellerNoticeTable;
}

export interface ProductCategoryTable {
  id: Generated<number>;
  slug: string;
  name: string;
  name_en: string;
  sort: number;
  pattern: string;
  hue: string;
}

export interface AllergenTable {
  id: Generated<number>;
  slug: string;
  name: string;
  name_en: string;
  sort: number;
  /** 特定原材料 (must be labelled) or 特定原材料に準ずるもの (should be). */
  level: 'mandatory' | 'recommended';
  /** The day the list this one stands in took effect. */
  listed_on: string;
}

export interface ProductTable {
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
  kind: 'food' | 'alcohol' | 'other';
  category_id: number | null;
  name: string | null;
  name_en: string | null;
  /** Who makes it; null where the shop does. */
  maker: string | null;
  maker_en: string | null;
  story: string | null;
  story_en: string | null;
  /** Lowest and highest price, yen, tax included; both null for 要問合せ. */
  price: number | null;
  price_max: number | null;
  /** Local dates, both inclusive. */
  sold_from: string | null;
  sold_until: string | null;
  sold_out: Generated<number>;
  /** Bit n−1 for month n; 0 where it has no season. */
  season: Generated<number>;
  gift: Generated<number>;
  /** At what temperature it is sent; null where it is not sent or nobody said. */
  shipping: 'ambient' | 'chilled' | 'frozen' | null;
  order_phone: string | null;
  order_fax: string | null;
  order_mail: string | null;
  inquiry: Generated<number>;
  alcohol_licence: string | null;
  /** Food labels: null is 未記載, never "none". */
  food_name: string | null;
  food_ingredients: string | null;
  food_additives: string | null;
  food_origin: string | null;
  food_content: string | null;
  food_expiry: string | null;
  food_storage: string | null;
  food_manufacturer: string | null;
  food_nutrition: string | null;
  /** The day the business stated its allergens. */
  allergens_stated_on: string | null;
  /** Normalised text that `q` looks in. */
  search: Generated<string>;
}

export interface ProductVariantTable {
  product_id: number;
  position: number;
  name: string;
  name_en: string | null;
  price: number;
}

export interface ProductLinkTable {
  product_id: number;
  /** From 1: the last part of the outgoing address. */
  position: number;
  label: string;
  label_en: string | null;
  url: string;
}

export interface ProductStoreTable {
  product_id: number;
  shop_id: number;
}

export interface ProductAllergenTable {
  product_id: number;
  allergen_id: number;
  /** 使用していない is the business's own statement; no row is 未記載. */
  state: 'contains' | 'not-used';
}

/** 特定商取引法に基づく表記 of a business. */
export interface SellerNoticeTable {
  business_id: number;
  seller: string;
  responsible: string;
  address: string;
  phone: string;
  phone_hours: string;
  price_note: string;
  other_fees: string;
  payment: string;
  delivery: string;
  returns: string;
  email: string | null;
  order_limit: string | null;
  licence: string | null;
  updated_at: string;
}
