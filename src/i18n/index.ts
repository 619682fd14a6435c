import { called } from './called.ts';
import { en } from './en.ts';
import { ja, type Dictionary } from './ja.ts';
import type { Locale } from './urls.ts';

export type { Dictionary };

const DICTIONARIES: Record<Locale, Dictionary> = { ja, en };

/** The last name somebody gave the site, with the words of it. */
const renamed = new Map<Locale, Dictionary>();

/** What somebody called the site in each language; null: as it came. */
export interface SiteNames {
  name: string | null;
  nameEn: string | null;
}

/** The words of a language, with what the site is called there if it is called otherwise. */
export function words(locale: Locale, site?: SiteNames): Dictionary {
  const first = DICTIONARIES[locale];
  const name = (locale === 'ja' ? site?.name : site?.nameEn) ?? null;
  if (name === null || name === first.site.name) return first;
  const known = renamed.get(locale);
  if (known?.site.name === name) return known;
  const own = called(first, first.site.name, name);
  renamed.set(locale, own);
  return own;
}
