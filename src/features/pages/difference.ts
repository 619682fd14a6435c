import { diffWordsWithSpace } from 'diff';

export interface Piece {
  change: 'same' | 'added' | 'removed';
  text: string;
}

/** Japanese has no spaces between its words; the language's own rules find them. */
const intlSegmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** What of a text became another, word by word. */
export function differenceOf(before: string, after: string): Piece[] {
  return diffWordsWithSpace(before, after, { intlSegmenter }).map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
