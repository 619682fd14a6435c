import type { SearchRecord } from '#features/entries/search-record.ts';
import { fold, squash, wordsOf } from './fold.ts';
import { readingsOf } from './readings.ts';
import { phraseOf } from './tokens.ts';

/**
 * Leaves out what Pagefind found by less than was asked: where nothing begins as a word does, it
 * takes a shorter beginning.
 */
export function holding(records: readonly SearchRecord[], q: string): SearchRecord[] {
  const begins = wordsOf(q).filter((word) => phraseOf(word).begins !== null);
  if (begins.length === 0) return [...records];
  return records.filter((record) => {
    const text = textOf(record);
    return begins.every((word) => text.includes(word));
  });
}

function textOf({ name, nameEn, kana, terms, text, textEn }: SearchRecord): string {
  const named = [name, nameEn ?? '', kana ?? ''];
  const read = [name, ...terms].flatMap(readingsOf);
  return [...named.map(squash), fold([...named, ...terms, ...read, text, textEn].join(' '))].join(
    ' ',
  );
}
