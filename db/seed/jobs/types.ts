type Unit = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

/** A job of the demo town as it is written by hand; `terms.ts` adds what its kind usually offers. */
export interface DemoJob {
  slug: string;
  /** Slug of a curated shop; its name, address and phone become the employer's. */
  shop: string;
  /** Days before the day of seeding; at least 0. */
  posted: number;
  /** Last day, in days after the day of seeding; negative for a post that is over. */
  until: number;
  /** Days ago on which it was filled. */
  filled?: number;
  title: string;
  titleEn: string;
  text: string;
  textEn: string;
  duties: string;
  dutiesEn: string;
  /** `days from-until`, e.g. `1-5 08:30-17:30` or `67 18:00-25:00`; 1 is Monday. */
  shifts: readonly string[];
  wage?: readonly [unit: Unit, min: number, max?: number];
  /** Further items, or others than the kind's usual ones, by the names of the jobs' schema. */
  more?: Readonly<Record<string, unknown>>;
}

export type JobKind =
  'regular' | 'contract' | 'part' | 'casual' | 'dispatch' | 'intern' | 'commission';
