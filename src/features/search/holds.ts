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

/** Those that hold every word, wherever it stands. */
export function holdingAll(records: readonly SearchRecord[], q: string): SearchRecord[] {
  const words = wordsOf(q);
  return records.filter((record) => {
    const text = textOf(record);
    return words.every((word) => text.includes(word));
  });
}

/** How else the name and the terms of a record are read or written, folded. */
export function readingsIn({ name, terms }: SearchRecord): string {
  return fold([name, ...terms].flatMap(readingsOf).join(' '));
}

function textOf(record: SearchRecord): string {
  const { name, nameEn, kana, terms, text, textEn } = record;
  const named = [name, nameEn ?? '', kana ?? ''];
  const written = fold([...named, ...terms, text, textEn].join(' '));
  return [...named.map(squash), written, readingsIn(record)].join(' ');
}
