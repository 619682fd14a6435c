/** The shapes of the demo town's events. Plain data: nothing here knows of a database. */

type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';

/** Japanese, and English where it is natural to have it. */
export type Said = readonly [ja: string, en: string];

/** What became of one of the coming dates, counted from 0. */
export interface DemoChange {
  next: number;
  state: 'cancelled' | 'postponed' | 'moved' | 'removed';
  /** Days a moved one was put off by. */
  by?: number;
  note: Said;
}

/** Dates relative to the day of seeding. `time` is `HH:MM-HH:MM`, `HH:MM` without an end, or empty for whole days. */
export type DemoWhen = { time: string; changes?: readonly DemoChange[] } & (
  | { kind: 'weekly'; days: string; every?: number }
  | { kind: 'monthly'; nth: number; day: Weekday }
  | { kind: 'month-days'; days: readonly number[] }
  /** Every day but some weekdays, from so many days ahead. */
  | { kind: 'run'; ahead: number; length: number; days?: string }
  /** The n-th such weekday from today on, counted from 0; over several days where `length` says so. */
  | { kind: 'coming'; day: Weekday; weeks: number; length?: number }
  /** A day of the season, `MM-DD`: of this year's end, or of the New Year after it. */
  | { kind: 'season'; date: string; length?: number; nightly?: boolean }
);

export interface DemoEvent {
  slug: string;
  title: Said;
  kind:
    | 'festival'
    | 'market'
    | 'light'
    | 'music'
    | 'exhibition'
    | 'experience'
    | 'course'
    | 'children'
    | 'food'
    | 'sport'
    | 'community'
    | 'other';
  /** Slugs of organisations (`organisers.ts`) or of shops, the first organiser first. */
  by: readonly string[];
  /** Slug of a venue (`venues.ts`) or of a shop; null is online only. */
  at: string | null;
  when: readonly DemoWhen[];
  summary: Said;
  body?: Said;
  /** Yen; null is not said. */
  fee: number | null;
  feeNote?: Said;
  entry?: 'open' | 'first-come' | 'ticket' | 'booking' | 'lottery';
  /** Days from today until applications close. */
  closesIn?: number;
  capacity?: number;
  ages?: Said;
  rain?: Said;
  accessibility?: Said;
  place?: Said;
  scheduleNote?: Said;
  campaign?: 'christmas' | 'chocolate';
}

export interface DemoVenue {
  slug: string;
  name: Said;
  /** Hiragana. */
  kana: string;
  /** A town's Japanese name from `areas.ts`. */
  town: string;
  parking: string;
}

export interface DemoOrganisation {
  slug: string;
  name: string;
  /** Full-width katakana. */
  kana: string;
  phone: string;
}
