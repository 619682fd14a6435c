/** The shapes of the demo town's products. Plain data: nothing here knows of a database. */

export type WayToBuy = 'ec' | 'phone' | 'fax' | 'mail' | 'store' | 'inquiry';

export interface DemoProduct {
  /** Slug of a shop of the curated town. */
  shop: string;
  slug: string;
  cat: string;
  kind: 'food' | 'alcohol' | 'other';
  name: string;
  en: string | null;
  story: string;
  storyEn?: string;
  /** Yen, tax included; null is 要問合せ. With variants it is left out. */
  price?: number | null;
  variants?: readonly (readonly [ja: string, en: string, yen: number])[];
  buy: readonly WayToBuy[];
  /** Further shops that have it, by slug. */
  stores?: readonly string[];
  maker?: readonly [ja: string, en: string | null];
  season?: readonly number[];
  gift?: true;
  ship?: 'ambient' | 'chilled' | 'frozen';
  soldOut?: true;
  /** Days from the day of seeding to the first and the last day of sale. */
  sold?: readonly [from: number | null, until: number | null];
  label?: {
    name?: string;
    ingredients?: string;
    additives?: string;
    origin?: string;
    content?: string;
    expiry?: string;
    storage?: string;
    nutrition?: string;
  };
  /** Slugs of allergens separated by a space; left out altogether where nothing was stated. */
  has?: string;
  /** Stated as not used. */
  free?: string;
}
