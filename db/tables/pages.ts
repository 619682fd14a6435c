import type { Generated } from 'kysely';

export interface PageTables {
  page_text: PageTextTable;
}

/** A version of the words of a page about the site, as the staff wrote it; never changed. */
export interface PageTextTable {
  id: Generated<number>;
  page: 'about' | 'terms' | 'privacy' | 'help';
  locale: 'ja' | 'en';
  /** From 2: the first version is the program's. */
  number: number;
  title: string;
  description: string;
  lead: string;
  /** Markdown. */
  body: string;
  author: string;
  at: string;
}
