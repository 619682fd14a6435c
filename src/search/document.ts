import type { SearchRecord } from '#features/entries/search-record.ts';
import { kindToken, nameTokens, tokensOf } from '#features/search/tokens.ts';

/** Out of 10; squared in Pagefind's score. */
const WEIGHTS = { name: 10, reading: 7, terms: 3, text: 0.25 };

/** What a record is found by beyond its own words. */
export interface Reading {
  (text: string): string[];
}

/** A record as the page Pagefind reads; letters, digits and spaces only, so nothing is escaped. */
export function documentOf(record: SearchRecord, readings: Reading): string {
  const names = [record.name, record.nameEn ?? ''];
  const parts: [keyof typeof WEIGHTS, string[]][] = [
    ['name', names.flatMap(nameTokens)],
    ['reading', [record.kana ?? '', ...readings(record.name)].flatMap(nameTokens)],
    ['terms', record.terms.flatMap((term) => termTokens(term, readings))],
    ['text', [...tokensOf(record.text), ...tokensOf(record.textEn ?? '')]],
  ];
  const filters = [
    `kind:${record.kind}`,
    ...(record.area === null ? [] : [`area:${record.area}`]),
    ...record.categories.map((slug) => `category:${slug}`),
  ];
  const body = parts.map(
    ([name, tokens]) => `<p data-pagefind-weight="${WEIGHTS[name]}">${tokens.join(' ')}</p>`,
  );
  const marks = filters.map((filter) => `<i data-pagefind-filter="${filter}"></i>`);
  const kind = `<p>${kindToken(record.kind)}</p>`;
  return `<html><body>${body.join('')}${kind}${marks.join('')}</body></html>`;
}

/** The same areas, categories and words stand in most records. */
const TERMS = new Map<string, string[]>();

function termTokens(term: string, readings: Reading): string[] {
  const known = TERMS.get(term) ?? [term, ...readings(term)].flatMap(tokensOf);
  TERMS.set(term, known);
  return known;
}
