import type { Generated } from 'kysely';

export interface NewsTables {
  news: NewsTable;
  news_file: NewsFileTable;
}

export interface NewsTable {
  id: Generated<number>;
  /** Whose notice it is; null for the chamber's own. */
  business_id: number | null;
  slug: string;
  visibility: 'hidden' | 'published' | 'archived';
  /** What is important heads every public page for as long as it is shown, and must end. */
  importance: Generated<'normal' | 'important'>;
  /** Half-open; the beginning is the date it bears. */
  publish_from: string;
  publish_until: string | null;
  title: string;
  title_en: string | null;
  /** Plain text: a blank line begins a paragraph, an http(s) address becomes a link. */
  body: string;
  body_en: string | null;
  /** The entry it was made of with one tap, and what of it: `closed-2027-01-03`; null for one that was written. */
  about_kind: 'shop' | 'coupon' | 'job' | 'event' | 'product' | null;
  about_id: number | null;
  about_key: string | null;
  version: Generated<number>;
  demo: Generated<number>;
  created_at: string;
  updated_at: string;
}

/** A PDF that comes with a notice. */
export interface NewsFileTable {
  id: Generated<number>;
  news_id: number;
  /** Random name of its folder below `DATA_DIR/media`. */
  key: string;
  /** What it is called, without the ending. */
  name: string;
  bytes: number;
  created_at: string;
}
