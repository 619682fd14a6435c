import { fold, squash } from './fold.ts';

/** Stands at the ends of a name, so that a whole name can be asked for. A letter no text has. */
const EDGE = 'ǁ';
/** Stands before a Latin word, which is found by its beginning only: 「art」 is not in「start」. */
const BEGIN = 'ǀ';

const EDGE_WORD = spelt(EDGE);
const RUNS = /[a-z]+|[^a-z]+/g;

/**
 * A text as the index holds it: every two neighbouring letters are a word of their own, so that
 * Japanese is found without knowing where its words begin, and a phrase is words in order.
 */
export function tokensOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => tokensOfWord(word));
}

/** A name between its edges, also without its spaces. */
export function nameTokens(name: string): string[] {
  const forms = [...new Set([fold(name), squash(name)])].filter(Boolean);
  return forms.flatMap((form) => [EDGE_WORD, ...tokensOf(form), EDGE_WORD]);
}

/** The phrase that finds a folded word wherever it stands; null for a single letter. */
export function phraseOf(word: string): string[] | null {
  const tokens = tokensOfWord(word);
  const isOpen = /[^a-z]$/.test(word);
  // What follows the last letter in a text is not known.
  const known = isOpen ? tokens.slice(0, -1) : tokens;
  return known.length === 0 ? null : known;
}

/** The phrase that finds what has exactly this name. */
export function wholePhrase(q: string): string[] {
  return [EDGE_WORD, ...tokensOfWord(squash(q)), EDGE_WORD];
}

function tokensOfWord(word: string): string[] {
  return (word.match(RUNS) ?? []).flatMap((run) => {
    const letters = [...run];
    const pairs = letters.slice(1).map((letter, i) => letters[i]! + letter);
    const tokens = /^[a-z]/.test(run)
      ? [BEGIN + letters[0]!, ...pairs]
      : [...pairs, letters.at(-1)!];
    return tokens.map(spelt);
  });
}

/**
 * Four Latin letters for each, since Pagefind cuts a question on a Japanese page into words of its
 * own. What begins with a letter begins with its spelling.
 */
function spelt(token: string): string {
  return token
    .split('')
    .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'))
    .join('')
    .replace(/[0-9a-f]/g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]!);
}
