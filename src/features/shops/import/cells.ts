/** Readers of single cells. None of them guesses: what is not understood comes back as such. */

const NOTHING = /^(?:なし|無し|無|ー|-|―|－|不明|未定)?$/;

/** NFKC and single spaces; words for "nothing" become empty. */
export function plain(cell: string): string {
  const text = cell
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  return NOTHING.test(text) ? '' : text;
}

/** Text in the form people wrote it: full-width digits and Latin letters become half-width, kana stay. */
export function tidy(cell: string): string {
  return cell
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** The first phone number in a cell, in half-width digits and hyphens. */
export function phoneIn(cell: string): { phone: string | null; understood: boolean } {
  const text = plain(cell)
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/\((0\d+)\)-?/g, '$1-');
  const found = /(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])|(?<!\d)0\d{9,10}(?!\d)/.exec(text);
  return { phone: found?.[0] ?? null, understood: text === '' || found !== null };
}

/** Every http(s) link in a text, in order, without the punctuation behind it. */
export function linksIn(text: string): string[] {
  const found = text.normalize('NFKC').match(/https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g) ?? [];
  return [...new Set(found.map((link) => link.replace(/[.,;)\]]+$/, '')))].filter((link) =>
    URL.canParse(link),
  );
}

export interface Links {
  website: string | null;
  instagram: string | null;
  x: string | null;
  line: string | null;
  ecShop: string | null;
}

const HOSTS: [keyof Links, RegExp][] = [
  ['instagram', /(^|\.)instagram\.com$/],
  ['x', /(^|\.)(x|twitter)\.com$/],
  ['line', /(^|\.)(lin\.ee|line\.me)$/],
  [
    'ecShop',
    /(^|\.)(base\.shop|thebase\.in|stores\.jp|shop-pro\.jp|rakuten\.co\.jp|furusato-tax\.jp)$/,
  ],
];

/** Sorts links by where they lead; the first of each kind counts. */
export function sortLinks(links: string[]): Links {
  const sorted: Links = { website: null, instagram: null, x: null, line: null, ecShop: null };
  for (const link of links) {
    const { hostname } = new URL(link);
    const kind = HOSTS.find(([, host]) => host.test(hostname))?.[0] ?? 'website';
    sorted[kind] ??= link;
  }
  return sorted;
}

/** Latitude and longitude of a row: a position, none, or the reason why not. */
export function positionIn(
  lat: string,
  lng: string,
): { lat: number; lng: number } | null | 'broken' {
  const [a, b] = [plain(lat), plain(lng)];
  if (a === '' && b === '') return null;
  const position = { lat: Number(a || NaN), lng: Number(b || NaN) };
  const inJapan =
    position.lat > 20 && position.lat < 46 && position.lng > 122 && position.lng < 154;
  return inJapan ? position : 'broken';
}

/**
 * An address with its prefecture outside of 山口県, and the building behind it. A `?` between digits
 * is a hyphen that some spreadsheet lost.
 */
export function addressIn(
  cell: string,
  prefecture: string,
  city: string,
): { address: string; building: string | null } {
  const text = plain(cell).replace(/(?<=\d)[?‐‑–—−](?=\d)/g, '-');
  const full = /^(?:北海道|東京都|(?:京都|大阪)府|.{2,3}県)/.test(text)
    ? text
    : prefecture + (text.startsWith(city) ? '' : city) + text;
  const [, street = full, building = ''] = /^(.*?\d)\s+(\D.*)$/.exec(full) ?? [];
  return { address: street.replace(/^山口県(?=山口市)/, ''), building: building.trim() || null };
}

/** The first sentences that fit in `limit` characters. */
export function opening(text: string, limit: number): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  if ([...line].length <= limit) return line;
  const sentences = line.match(/[^。！!]+[。！!]?/g) ?? [];
  let kept = '';
  for (const sentence of sentences) {
    if ([...(kept + sentence)].length > limit) break;
    kept += sentence;
  }
  return kept || `${[...line].slice(0, limit - 1).join('')}…`;
}
