import { called } from '#i18n/called.ts';
import { words, type SiteNames } from '#i18n/index.ts';
import type { Locale } from '#i18n/urls.ts';
import type { Reader } from '#server/db.ts';
import { readSite } from '#server/site.ts';

/** A text the site came with, which calls it what it is called now. */
export function named<T>(text: T, site: SiteNames, locale: Locale): T {
  const first = words(locale).site.name;
  const { name } = words(locale, site).site;
  return name === first ? text : called(text, first, name);
}

/** The same for texts in whichever language, with the names read once. */
export async function namer(
  read: Pick<Reader, 'selectFrom'>,
): Promise<<T>(text: T, locale: Locale) => T> {
  const site = await readSite(read);
  return (text, locale) => named(text, site, locale);
}
