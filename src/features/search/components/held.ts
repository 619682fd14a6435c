import { fold, wordsOf } from '../fold.ts';
import { rankFolded } from '../rank.ts';
import type { GroupView, HeldView } from './hit-view.ts';

/** Something that may be shown at once. */
export interface Held {
  hit: HeldView;
  label: string;
  /** Everything it is found by here. */
  text: string;
}

interface Known extends Held {
  /** When the server said it is public, of `performance.now()`. */
  since: number;
}

/** What the server said longer ago is not shown before it has said so again. */
export const KNOWN_FOR_MS = 10_000;

/** What else is known to be public. */
interface Others {
  fitting(words: readonly string[]): Held[];
}

/**
 * What the server has just said is public: with it the next letters are answered at once, while the
 * server is asked again.
 */
export class HeldHits {
  readonly #held = new Map<string, Known>();
  readonly #others: Others | undefined;

  constructor(others?: Others) {
    this.#others = others;
  }

  /** Takes in an answer; what it leaves out although all that fits is in it is held no longer. */
  keep(q: string, groups: readonly GroupView<HeldView>[]): void {
    const partial = new Set(
      groups.filter(({ total, hits }) => total > hits.length).map(({ label }) => label),
    );
    for (const [href, { label }] of this.#fitting(q)) {
      if (!partial.has(label)) this.#held.delete(href);
    }
    const since = performance.now();
    for (const { label, hits } of groups)
      for (const hit of hits) this.#held.set(hit.href, { hit, label, text: textOf(hit), since });
  }

  /** What fits a question by what is held, as the server would group it. */
  groupsFor(q: string): GroupView<HeldView>[] {
    const words = wordsOf(q);
    if (words.length === 0) return [];
    const others = (this.#others?.fitting(words) ?? []).map(
      (held) => [held.hit.href, held] as const,
    );
    const all = new Map<string, Held>([...others, ...this.#fitting(q)]);
    const fitting = rankFolded([...all.values()], q, ({ hit }) => hit.folded);
    return [...Map.groupBy(fitting, ({ label }) => label)].map(([label, some]) => ({
      kind: some[0]!.hit.folded.kind,
      label,
      total: some.length,
      hits: some.map(({ hit }) => hit),
    }));
  }

  #fitting(q: string): Map<string, Known> {
    const words = wordsOf(q);
    const known = performance.now() - KNOWN_FOR_MS;
    const fits = ({ text, since }: Known) => since > known && holdsWords(text, words);
    return new Map(words.length === 0 ? [] : [...this.#held].filter(([, held]) => fits(held)));
  }
}

/** Whether a folded text holds all words; one in Latin letters stands where a word begins. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => {
    if (!/^[a-z]/.test(word)) return text.includes(word);
    let place = text.indexOf(word);
    while (place > 0 && /[a-z]/.test(text[place - 1]!)) place = text.indexOf(word, place + 1);
    return place >= 0;
  });
}

function textOf({ title, about, text, folded, readings }: HeldView): string {
  const { names, kana, terms } = folded;
  const joined = names.map((name) => name.replaceAll(' ', ''));
  const shown = fold([title.text, about, text.text].join(' '));
  return [...joined, kana, terms, readings, shown].join(' ');
}
