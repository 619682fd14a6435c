import { fold, wordsOf } from '../fold.ts';
import { rankFolded } from '../rank.ts';
import type { GroupView, HeldView } from './hit-view.ts';

interface Held {
  hit: HeldView;
  label: string;
  /** Everything it is found by here. */
  text: string;
  /** When the server said it is public, of `performance.now()`. */
  since: number;
}

/** What the server said longer ago is not shown before it has said so again. */
const FOR_MS = 10_000;

/**
 * What the server has just said is public: with it the next letters are answered at once, while the
 * server is asked again.
 */
export class HeldHits {
  readonly #held = new Map<string, Held>();

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
    const fitting = rankFolded([...this.#fitting(q).values()], q, ({ hit }) => hit.folded);
    return [...Map.groupBy(fitting, ({ label }) => label)].map(([label, some]) => ({
      kind: some[0]!.hit.folded.kind,
      label,
      total: some.length,
      hits: some.map(({ hit }) => hit),
    }));
  }

  #fitting(q: string): Map<string, Held> {
    const words = wordsOf(q);
    const known = performance.now() - FOR_MS;
    const fits = ({ text, since }: Held) =>
      since > known && words.every((word) => text.includes(word));
    return new Map(words.length === 0 ? [] : [...this.#held].filter(([, held]) => fits(held)));
  }
}

function textOf({ title, about, text, folded, readings }: HeldView): string {
  const { names, kana, terms } = folded;
  const joined = names.map((name) => name.replaceAll(' ', ''));
  const shown = fold([title.text, about, text.text].join(' '));
  return [...joined, kana, terms, readings, shown].join(' ');
}
