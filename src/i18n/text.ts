import type { Locale } from './urls.ts';

/** Text for a reader; `lang` is set only where it differs from the page's language. */
export interface LocalText {
  text: string;
  lang: 'ja' | undefined;
}

/** The text in the reader's language, falling back to Japanese that is marked as such. */
export function localText(locale: Locale, ja: string, en: string | null): LocalText {
  if (locale === 'ja') return { text: ja, lang: undefined };
  return en === null ? { text: ja, lang: 'ja' } : { text: en, lang: undefined };
}

/** Text that is in the reader's language by itself: the interface's own words, terms, numbers. */
export function ownText(text: string): LocalText {
  return { text, lang: undefined };
}

/** The name of a taxonomy term. */
export function termName(locale: Locale, term: { name: string; nameEn: string }): string {
  return locale === 'ja' ? term.name : term.nameEn;
}
