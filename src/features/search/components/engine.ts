import { SEARCH_KINDS } from '#features/entries/search-record.ts';
import { wordsOf } from '../fold.ts';
import { kindToken, phraseOf, wholePhrase, type Phrase } from '../tokens.ts';

/** What this site uses of Pagefind's own interface. */
interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(
    q: string,
    options?: { filters: Record<string, string> },
  ): Promise<{ results: { id: string; score: number }[] }>;
}

interface Index {
  version: string;
  pagefind: Pagefind;
}

/** A question as the page asks it. */
export interface Asked {
  q: string;
  kind: string | null;
  area: string | null;
  category: string | null;
}

/** Repeats count little, lengths nothing: where a word stands decides. */
const RANKING = { termFrequency: 1, termSaturation: 2, pageLength: 0, termSimilarity: 0 };
const SHOWN = 60;
const OF_A_KIND = 10;
const OF_ONE_KIND = 80;
const NARROWED = ['kind', 'area', 'category'] as const;

let index: Promise<Index> | undefined;
let kinds: Promise<Map<string, string>> | undefined;
let isLoaded = false;

/** Loads the index that is in force; once, until it fails. */
export function openIndex(): Promise<Index> {
  index ??= load().catch((error: unknown) => {
    closeIndex();
    throw error;
  });
  return index;
}

async function load(): Promise<Index> {
  const answer = await fetch('/pagefind/current.json');
  if (!answer.ok) throw new Error('There is no search index');
  const { version } = (await answer.json()) as { version: string };
  const address = `/pagefind/${version}/pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ ranking: RANKING });
  await pagefind.init();
  isLoaded = true;
  return { version, pagefind };
}

/** Whether the index is there already. */
export function isOpen(): boolean {
  return isLoaded;
}

/** What the index finds: the entries to look at, and how many it holds beside them. */
export interface Indexed {
  version: string;
  ids: string[];
  /** How many more there are of each kind. */
  more: Map<string, number>;
}

export async function findInIndex(asked: Asked): Promise<Indexed> {
  const { version, pagefind } = await openIndex();
  kinds ??= kindsOfAll(pagefind);
  const [ids, known] = await Promise.all([idsFor(pagefind, asked), kinds]);
  const byKind = Map.groupBy(ids, kindOf(known));
  const ofEach = [...byKind.values()].flatMap((some) => some.slice(0, OF_A_KIND));
  const wanted = new Set(
    asked.kind === null ? [...ids.slice(0, SHOWN), ...ofEach] : ids.slice(0, OF_ONE_KIND),
  );
  const more = [...byKind].map(([kind, some]): [string, number] => [
    kind,
    some.filter((id) => !wanted.has(id)).length,
  ]);
  return { version, ids: [...wanted], more: new Map(more) };
}

/** Forgets an index that is gone, so that the next question loads the one in force. */
export function closeIndex(): void {
  index = undefined;
  kinds = undefined;
  isLoaded = false;
}

/** Every entry that holds all words, the whole name first, then by where the words stand. */
async function idsFor(pagefind: Pagefind, asked: Asked): Promise<string[]> {
  const words = wordsOf(asked.q);
  if (words.length === 0) return [];
  const filters: Record<string, string> = {};
  for (const name of NARROWED) {
    const value = asked[name];
    if (value !== null) filters[name] = value;
  }
  const search = async (q: string) => (await pagefind.search(q, { filters })).results;
  const [whole, ranked, ...each] = await Promise.all([
    search(quoted(wholePhrase(asked.q))),
    search(
      words.flatMap((word) => questionsOf(phraseOf(word), (exact) => exact.join(' '))).join(' '),
    ),
    ...words
      .flatMap((word) => questionsOf(phraseOf(word), quoted))
      .map(async (question) => new Set((await search(question)).map(({ id }) => id))),
  ]);
  const all = [...whole!, ...ranked!].map(({ id }) => id);
  return [...new Set(all)].filter((id) => each.every((holding) => holding.has(id)));
}

/** A word's questions to the index: its letters in order, and how the last one begins. */
function questionsOf({ exact, begins }: Phrase, inOrder: (tokens: string[]) => string): string[] {
  return [...(exact.length > 0 ? [inOrder(exact)] : []), ...(begins === null ? [] : [begins])];
}

const quoted = (tokens: string[]) => `"${tokens.join(' ')}"`;

const kindOf = (known: Map<string, string>) => (id: string) => known.get(id) ?? '';

/** The kind of every entry of the index. Asking by filter alone would load the whole of it. */
async function kindsOfAll(pagefind: Pagefind): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  await Promise.all(
    SEARCH_KINDS.map(async (kind) => {
      const { results } = await pagefind.search(`"${kindToken(kind)}"`);
      for (const { id } of results) known.set(id, kind);
    }),
  );
  return known;
}
