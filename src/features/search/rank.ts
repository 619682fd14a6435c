import {
  SEARCH_KINDS,
  type SearchKind,
  type SearchRecord,
} from '#features/entries/search-record.ts';
import { fold, squash, wordsOf } from './fold.ts';

/** What ranking reads of a record. */
export type Ranked = Pick<
  SearchRecord,
  'kind' | 'name' | 'nameEn' | 'kana' | 'terms' | 'past' | 'open'
>;

/** The same folded, so that it is done once however often it is ranked. */
export interface Folded {
  kind: SearchKind;
  /** In both languages, their parts apart. */
  names: string[];
  kana: string;
  terms: string;
  past: boolean;
  /** A shop outside its hours. */
  closed: boolean;
}

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
 * what is closed for good or over stands after its equals, then what is closed at this moment. Of what
 * is found by name, category or area alike a shop comes before what it offers. What fits equally
 * keeps its order.
 */
export function rank<T extends Ranked>(records: readonly T[], q: string): T[] {
  return rankFolded(records, q, foldRecord);
}

/** The same of whatever holds a record that was folded before. */
export function rankFolded<T>(records: readonly T[], q: string, folded: (one: T) => Folded): T[] {
  const whole = squash(q);
  const words = wordsOf(q);
  return records
    .map((record, order) => {
      const known = folded(record);
      return { record, known, order, fit: fitOf(known, whole, words) };
    })
    .sort(
      (a, b) =>
        a.fit.worst - b.fit.worst ||
        Number(a.known.past) - Number(b.known.past) ||
        (a.fit.worst === TEXT ? 0 : placeOf(a.known) - placeOf(b.known)) ||
        Number(a.known.closed) - Number(b.known.closed) ||
        a.fit.sum - b.fit.sum ||
        a.order - b.order,
    )
    .map(({ record }) => record);
}

/** @param folding folds a term; many records share theirs. */
export function foldRecord(
  { kind, name, nameEn, kana, terms, past, open }: Ranked,
  folding: (text: string) => string = fold,
): Folded {
  const names = [name, nameEn ?? ''].map((one) => one.split(/\s+/).map(squash).join(' ').trim());
  return {
    kind,
    names: names.filter(Boolean),
    kana: squash(kana ?? ''),
    terms: terms.map(folding).join(' '),
    past,
    closed: open === false,
  };
}

const placeOf = ({ kind }: Folded) => SEARCH_KINDS.indexOf(kind);

function fitOf(
  { names, kana, terms }: Folded,
  whole: string,
  words: string[],
): { worst: number; sum: number } {
  const joined = names.map((name) => name.replaceAll(' ', ''));
  if (joined.includes(whole) || kana === whole) return { worst: WHOLE, sum: 0 };
  const fits = words.map((word) => fitOfWord(word, joined, kana, terms));
  const isNamed = names.some((name) => name.split(' ').includes(whole));
  const together = isNamed ? NAMED : fitOfWord(whole, joined, kana, '');
  return {
    worst: Math.min(together, Math.max(BEGINS, ...fits)),
    sum: fits.reduce((total, fit) => total + fit, 0),
  };
}

function fitOfWord(word: string, names: string[], kana: string, terms: string): number {
  if (names.some((name) => name.startsWith(word))) return BEGINS;
  if (names.some((name) => name.includes(word))) return PART;
  if (kana.includes(word)) return READING;
  return terms.includes(word) ? TERM : TEXT;
}
