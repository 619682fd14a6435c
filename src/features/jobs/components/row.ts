import type { Dictionary } from '#i18n/index.ts';
import type { LocalText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { JobDetail } from '../queries.ts';
import type { Deferrable } from '../schema.ts';

export interface Row {
  term: string;
  /** One line each; empty lines are not made. */
  lines: LocalText[];
}

export interface SayContext {
  job: JobDetail;
  locale: Locale;
  words: Dictionary;
  at: Date;
}

/** Says what a row says, or that its item follows in writing by the interview. */
export type RowMaker = (term: string, lines: (LocalText | null)[], item?: Deferrable) => Row[];

/** A line in the page's own language. */
export const plain = (text: string): LocalText => ({ text, lang: undefined });

/** A line the employer wrote in Japanese. */
export const written = (text: string | null, locale: Locale): LocalText | null =>
  text === null ? null : { text, lang: locale === 'ja' ? undefined : 'ja' };
