export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The locale a `[...locale]` route was reached under, or undefined when there is none such. */
export function localeOf(param: string | undefined): Locale | undefined {
  if (param === undefined) return 'ja';
  return param === 'en' ? 'en' : undefined;
}

/** The locale an address belongs to, for pages outside the routes (404, 500). */
export function localeOfPath(pathname: string): Locale {
  return /^\/en(\/|$)/.test(pathname) ? 'en' : 'ja';
}

/** The address of a public page in a language; Japanese stands at the root. */
export function urlFor(locale: Locale, path: string): string {
  if (locale === 'ja') return path;
  return path === '/' ? '/en' : `/en${path}`;
}
