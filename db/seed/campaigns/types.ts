export interface DemoStop {
  /** Slug of a shop of the curated town. */
  shop: string;
  product?: string;
  role: string;
  roleEn: string;
  dish: string;
  dishEn: string;
  /** Yen, tax included. */
  price: number;
  days?: string;
  daysEn?: string;
}

export interface DemoCampaign {
  slug: string;
  name: string;
  nameEn: string;
  /** `MM-DD` of its first and last day; a last day before the first lies in the next year. */
  from: string;
  until: string;
  look: {
    scene: 'candles' | 'cacao';
    pattern: 'asanoha' | 'kikko';
    hue: 'indigo' | 'tea';
    deep: string;
    pale: string;
    accent: string;
    spark: string;
  };
  lead: string;
  leadEn: string;
  body: string;
  bodyEn: string;
  story: {
    claims: {
      year: number;
      text: string;
      textEn: string;
      basis: string;
      basisEn: string;
      source: string;
      sourceEn: string;
    }[];
    parts: {
      title: string;
      titleEn: string;
      text: string;
      textEn: string;
      note?: string;
      noteEn?: string;
    }[];
    route: { title: string; titleEn: string; lead: string; leadEn: string };
  };
  /** In walking order. */
  stops: readonly DemoStop[];
  /** Slugs of products, in the order they are shown. */
  products: readonly string[];
}
