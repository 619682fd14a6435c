import type { Reader } from '#server/db.ts';

/** The groups of the search, in the order they are shown. */
export const SEARCH_KINDS = [
  'shop',
  'coupon',
  'event',
  'product',
  'job',
  'campaign',
  'news',
  'survey',
  'page',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What can be found of one public entry, and what a result shows of it. */
export interface SearchRecord {
  kind: SearchKind;
  id: number;
  /** Address without the language. */
  path: string;
  name: string;
  nameEn: string | null;
  /** Reading of the name. */
  kana: string | null;
  /** Names it is also found by, before its text: category, area, whose it is. */
  terms: string[];
  text: string;
  textEn: string | null;
  /** Beside the name: `湯田・カフェ`. */
  about: string[];
  aboutEn: string[];
  /** The local date it is about, e.g. the next day of an event. */
  date: string | null;
  /** Slugs, for the filters. */
  area: string | null;
  categories: string[];
  /** Closed for good, over: stands after what is not. */
  past: boolean;
  /** Whether a shop is open at this moment; absent where nobody has told its hours. */
  open?: boolean;
}

/** Everything of one kind that is public at `at`; of `ids` only, where given. */
export type SearchSource = (read: Reader, at: Date, ids?: number[]) => Promise<SearchRecord[]>;

/** The parts that are there, as one text. */
export function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter((part) => part).join('\n');
}

/** The parts that are there. */
export function present(...parts: (string | null | undefined)[]): string[] {
  return parts.filter((part): part is string => Boolean(part));
}
