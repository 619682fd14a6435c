import { fold, squash } from './fold.ts';

/** Stands at the ends of a name, so that a whole name can be asked for. A letter no text has. */
const EDGE = 'ǁ';
/**
 * Stands before a Latin word, which is one word and found by its beginning: 「art」 is not in
 * 「start」. No spelling of a pair begins with it.
 */
const LATIN = 'z';

const SPELLINGS = new Map<string, string>();
const EDGE_WORD = spelt(EDGE);
const RUNS = /[a-z]+|[^a-z]+/g;

/** What finds a folded word wherever it stands. */
export interface Phrase {
  /** Words that stand in this order. */
  exact: string[];
  /** How one more begins; what follows the last letter in a text is not known. */
  begins: string | null;
}

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

export function phraseOf(word: string): Phrase {
  const tokens = tokensOfWord(word);
  const last = tokens.at(-1) ?? null;
  const isNeeded = tokens.length === 1 || /[a-z]$/.test(word);
  return { exact: tokens.slice(0, -1), begins: isNeeded ? last : null };
}

/** The word that stands in every record of a kind, and in no text. */
export function kindToken(kind: string): string {
  return `q${kind}`;
}

/** The phrase that finds what has exactly this name. */
export function wholePhrase(q: string): string[] {
  return [EDGE_WORD, ...tokensOfWord(squash(q)), EDGE_WORD];
}

function tokensOfWord(word: string): string[] {
  return (word.match(RUNS) ?? []).flatMap((run) => {
    if (/^[a-z]/.test(run)) return LATIN + run;
    const letters = [...run];
    return [...letters.slice(1).map((letter, i) => letters[i]! + letter), letters.at(-1)!].map(
      spelt,
    );
  });
}

/**
 * Four Latin letters for each, since Pagefind cuts a question on a Japanese page into words of its
 * own. What begins with a letter begins with its spelling.
 */
function spelt(token: string): string {
  const known = SPELLINGS.get(token);
  if (known !== undefined) return known;
  const spelling = token
    .split('')
    .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'))
    .join('')
    .replace(/[0-9a-f]/g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]!);
  SPELLINGS.set(token, spelling);
  return spelling;
}
