import { toRomaji } from 'wanakana';

/** Long vowels are written once, as on road signs: とうきょう → tokyo. */
const LONG_VOWELS = /ou(?!e)|oo|uu/g;

/**
 * Turns a reading into an address part: Hepburn, `[a-z0-9-]`, at most 60 characters.
 *
 * @returns an empty string when the reading holds nothing that can be romanised.
 */
export function slugFromReading(kana: string): string {
  return toRomaji(kana.normalize('NFKC').replace(/ー/g, ''))
    .toLowerCase()
    .replace(LONG_VOWELS, (pair) => pair[0]!)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function freeSlug(base: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(base)) return base;
  let n = 2;
  while (isTaken(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}
