import type { SearchKind, SearchRecord } from '#features/entries/search-record.ts';

/** What an entry is found by before its text. */
export type Name = Pick<
  SearchRecord,
  'kind' | 'path' | 'name' | 'nameEn' | 'kana' | 'terms' | 'about' | 'aboutEn' | 'past'
>;

/** Names in few bytes: everything said of several is written once. */
export interface PackedNames {
  strings: string[];
  /** How many there are of each kind, in order. */
  kinds: [SearchKind, number][];
  paths: string[];
  /**
   * Name, English name, reading and terms of each: places in `strings`, from 1; 0 is the one after
   * the one before, -1 nothing.
   */
  rows: number[][];
  /** Which of its terms stand beside the name, in both languages. */
  about: [ja: number[], en: number[]][];
  /** Places of those that are over or closed for good. */
  past: number[];
}

/** @param names by kind, none of them mixed. */
export function packNames(names: readonly Name[]): PackedNames {
  const places = new Map<string, number>();
  const placeOf = (text: string | null): number => {
    if (text === null) return -1;
    const place = places.get(text) ?? places.size + 1;
    places.set(text, place);
    return place;
  };
  const rows = names.map(({ name, nameEn, kana, terms }) => {
    const row = [name, nameEn, kana, ...terms].map(placeOf);
    return row.map((place, i) => (place > 0 && place - 1 === row[i - 1] ? 0 : place));
  });
  const inTerms = (terms: string[], said: string[]) =>
    said.map((one) => terms.indexOf(one)).filter((place) => place >= 0);
  return {
    strings: [...places.keys()],
    kinds: [...Map.groupBy(names, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]),
    paths: names.map(({ path }) => path),
    rows,
    about: names.map(({ terms, about, aboutEn }) => [
      inTerms(terms, about),
      inTerms(terms, aboutEn),
    ]),
    past: names.flatMap(({ past }, i) => (past ? [i] : [])),
  };
}

export function unpackNames({ strings, kinds, paths, rows, about, past }: PackedNames): Name[] {
  const kindOf = kinds.flatMap(([kind, many]) => Array.from({ length: many }, () => kind));
  const isPast = new Set(past);
  return rows.map((row, i) => {
    let before = 0;
    const texts = row.map((place) => {
      before = place === 0 ? before + 1 : place;
      return place < 0 ? null : strings[before - 1]!;
    });
    const [name, nameEn, kana, ...terms] = texts as [string, ...(string | null)[]];
    const [ja, en] = about[i]!.map((some) => some.map((place) => terms[place]!));
    return {
      ...{ kind: kindOf[i]!, path: paths[i]!, name, nameEn: nameEn!, kana: kana! },
      ...{ terms: terms as string[], about: ja!, aboutEn: en!, past: isPast.has(i) },
    };
  });
}
