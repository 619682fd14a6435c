import { wordsOf } from '../fold.ts';
import { phraseOf, tokensOf, wholePhrase } from '../tokens.ts';
import type { GroupView } from './hit-view.ts';

/** What this site uses of Pagefind's own interface. */
interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(
    q: string | null,
    options?: { filters: Record<string, string> },
  ): Promise<{ results: { id: string; score: number }[] }>;
}

interface Index {
  version: string;
  pagefind: Pagefind;
}

export interface Asked {
  q: string;
  kind: string | null;
  area: string | null;
  category: string | null;
}

export interface Answer {
  groups: GroupView[];
  total: number;
}

/** Repeats count little, lengths nothing: where a word stands decides. */
const RANKING = { termFrequency: 1, termSaturation: 2, pageLength: 0, termSimilarity: 0 };
const SHOWN = 60;
const OF_A_KIND = 6;
const OF_ONE_KIND = 80;
const FILTERS = ['kind', 'area', 'category'] as const;

let index: Promise<Index> | undefined;
let kinds: Promise<Map<string, string>> | undefined;

/** Loads the index that is in force; once, until it fails. */
export function openIndex(): Promise<Index> {
  index ??= load().catch((error: unknown) => {
    index = undefined;
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
  return { version, pagefind };
}

/** What the index finds, as the database has it now: by kind, the best first. */
export async function find(asked: Asked, kindNames: readonly string[]): Promise<Answer> {
  const { version, pagefind } = await openIndex();
  const ids = await idsFor(pagefind, asked);
  if (ids.length === 0) return { groups: [], total: 0 };
  kinds ??= kindsOfAll(pagefind, kindNames);
  const byKind = Map.groupBy(ids, kindOf(await kinds));
  const wanted =
    asked.kind === null
      ? [
          ...ids.slice(0, SHOWN),
          ...[...byKind.values()].flatMap((some) => some.slice(0, OF_A_KIND)),
        ]
      : ids.slice(0, OF_ONE_KIND);
  const params = new URLSearchParams({ q: asked.q, v: version });
  if (asked.kind !== null) params.set('kind', asked.kind);
  const shown = new Set(wanted);
  params.set('ids', [...shown].join('.'));
  const path = document.documentElement.lang === 'en' ? '/en/search/found' : '/search/found';
  const answer = await fetch(`${path}?${params.toString()}`);
  if (!answer.ok) {
    index = undefined;
    kinds = undefined;
    throw new Error(`The results could not be read: ${answer.status}`);
  }
  const groups = (await answer.json()) as GroupView[];
  const counted = groups.map((group) => {
    const found = byKind.get(group.kind) ?? [];
    const gone = found.filter((id) => shown.has(id)).length - group.total;
    return { ...group, total: found.length - gone };
  });
  return { groups: counted, total: counted.reduce((sum, group) => sum + group.total, 0) };
}

/** Every entry that holds all words, the whole name first, then by where the words stand. */
async function idsFor(pagefind: Pagefind, asked: Asked): Promise<string[]> {
  const words = wordsOf(asked.q);
  if (words.length === 0) return [];
  const filters: Record<string, string> = {};
  for (const name of FILTERS) {
    const value = asked[name];
    if (value !== null) filters[name] = value;
  }
  const search = async (q: string) => (await pagefind.search(q, { filters })).results;
  const [whole, ranked, ...each] = await Promise.all([
    search(quoted(wholePhrase(asked.q))),
    search(words.flatMap((word) => phraseOf(word) ?? tokensOf(word)).join(' ')),
    ...words.map(async (word) => {
      const phrase = phraseOf(word);
      const results = await search(phrase ? quoted(phrase) : tokensOf(word).join(' '));
      return new Set(results.map(({ id }) => id));
    }),
  ]);
  const all = [...whole!, ...ranked!].map(({ id }) => id);
  return [...new Set(all)].filter((id) => each.every((holding) => holding.has(id)));
}

const quoted = (tokens: string[]) => `"${tokens.join(' ')}"`;

const kindOf = (known: Map<string, string>) => (id: string) => known.get(id) ?? '';

/** The kind of every entry of the index, asked of its filters. */
async function kindsOfAll(
  pagefind: Pagefind,
  names: readonly string[],
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  await Promise.all(
    names.map(async (kind) => {
      const { results } = await pagefind.search(null, { filters: { kind } });
      for (const { id } of results) known.set(id, kind);
    }),
  );
  return known;
}
