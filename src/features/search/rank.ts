import { SEARCH_KINDS, type SearchRecord } from '#features/entries/search-record.ts';
import { fold, squash, wordsOf } from './fold.ts';

/** What ranking reads of a record. */
export type Ranked = Pick<SearchRecord, 'kind' | 'name' | 'nameEn' | 'kana' | 'terms' | 'past'>;

/** How well something fits; the smaller the better. */
const WHOLE = 0;
/** One of the parts a name is written in: 「ラクダ急便」 of 「カレーの家 ラクダ急便」. */
const NAMED = 1;
const BEGINS = 2;
const PART = 3;
const READING = 4;
const TERM = 5;
const TEXT = 6;

/**
 * Puts the best first: the whole name, a part of the name, its reading, category or area, text;
 * what is closed or over stands after its equals. Of what is found by name, category or area alike a
 * shop comes before what it offers. What fits equally keeps its order.
 */
export function rank<T extends Ranked>(records: readonly T[], q: string): T[] {
  const whole = squash(q);
  const words = wordsOf(q);
  return records
    .map((record, order) => ({ record, order, fit: fitOf(record, whole, words) }))
    .sort(
      (a, b) =>
        a.fit.worst - b.fit.worst ||
        Number(a.record.past) - Number(b.record.past) ||
        (a.fit.worst === TEXT ? 0 : placeOf(a.record) - placeOf(b.record)) ||
        a.fit.sum - b.fit.sum ||
        a.order - b.order,
    )
    .map(({ record }) => record);
}

const placeOf = ({ kind }: Ranked) => SEARCH_KINDS.indexOf(kind);

function fitOf(record: Ranked, whole: string, words: string[]): { worst: number; sum: number } {
  const names = [record.name, record.nameEn ?? ''].map(squash).filter(Boolean);
  const kana = squash(record.kana ?? '');
  if (names.includes(whole) || kana === whole) return { worst: WHOLE, sum: 0 };
  const terms = record.terms.map(fold).join(' ');
  const fits = words.map((word) => fitOfWord(word, names, kana, terms));
  const together = isNamed(record, whole) ? NAMED : fitOfWord(whole, names, kana, '');
  return {
    worst: Math.min(together, Math.max(BEGINS, ...fits)),
    sum: fits.reduce((total, fit) => total + fit, 0),
  };
}

function isNamed({ name, nameEn }: Ranked, whole: string): boolean {
  return [name, nameEn ?? ''].some((one) =>
    one.split(/\s+/).some((part) => squash(part) === whole),
  );
}

function fitOfWord(word: string, names: string[], kana: string, terms: string): number {
  if (names.some((name) => name.startsWith(word))) return BEGINS;
  if (names.some((name) => name.includes(word))) return PART;
  if (kana.includes(word)) return READING;
  return terms.includes(word) ? TERM : TEXT;
}
