import { en } from './en.ts';
import { ja, type Dictionary } from './ja.ts';
import type { Locale } from './urls.ts';

export type { Dictionary };

const DICTIONARIES: Record<Locale, Dictionary> = { ja, en };

/** The words of a language. */
export function words(locale: Locale): Dictionary {
  return DICTIONARIES[locale];
}
