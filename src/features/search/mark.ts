import { foldEach } from './fold.ts';

/** A piece of a text; `hit` where it is what was asked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

const EXCERPT = 96;
const BEFORE = 24;

/** The text in pieces, those that were asked for among them. */
export function marked(text: string, q: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [from, until] of hitsIn(text, q)) {
    if (from > end) pieces.push({ text: text.slice(end, from), hit: false });
    pieces.push({ text: text.slice(Math.max(from, end), until), hit: true });
    end = until;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

/** About two lines of a text around the first of what was asked for. */
export function excerpt(text: string, q: string): string {
  const line = text.replace(/\s+/g, ' ');
  const first = hitsIn(line, q)[0]?.[0] ?? 0;
  const from = first < EXCERPT - BEFORE ? 0 : first - BEFORE;
  const until = from + EXCERPT;
  return (from > 0 ? '…' : '') + line.slice(from, until) + (until < line.length ? '…' : '');
}

/** From where until where the words stand in a text, in order, without overlaps. */
function hitsIn(text: string, q: string): [number, number][] {
  const { folded, from, until } = foldEach(text);
  const found: [number, number][] = [];
  for (const word of q.split(/\s+/).map((one) => foldEach(one).folded)) {
    if (word === '') continue;
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length))
      found.push([from[i]!, until[i + word.length - 1]!]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return found.filter(([begins, ends]) => begins >= end && (end = ends));
}
