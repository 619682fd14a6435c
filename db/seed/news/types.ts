/** A notice of the demo town. Texts are pairs: Japanese, English. */
export interface DemoNotice {
  slug: string;
  /** Slug of a demo organisation; left out for the chamber's own. */
  from?: string;
  title: readonly [ja: string, en: string | null];
  body: readonly [ja: string, en: string | null];
  important?: true;
  /** Days before the day of seeding on which it appeared, and after which it goes. */
  days: readonly [ago: number, left: number | null];
}
