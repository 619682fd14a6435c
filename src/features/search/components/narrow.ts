import { fold, wordsOf } from '../fold.ts';
import { marked } from '../mark.ts';
import type { GroupView, HitView, Marked } from './hit-view.ts';

const textOf = ({ pieces }: Marked) => pieces.map(({ text }) => text).join('');

/**
 * Those of the results on the screen that fit what has been typed since, before anybody was asked:
 * each was read from the database a moment ago.
 */
export function narrowed(groups: readonly GroupView[], q: string): GroupView[] {
  const words = wordsOf(q);
  const fits = ({ title, about, text }: HitView) => {
    const held = fold([textOf(title), about, textOf(text)].join(' '));
    return words.every((word) => held.includes(word));
  };
  const again = (one: Marked): Marked => ({ ...one, pieces: marked(textOf(one), q) });
  return groups
    .map((group) => {
      const hits = group.hits
        .filter(fits)
        .map((hit) => ({ ...hit, title: again(hit.title), text: again(hit.text) }));
      return { ...group, hits, total: hits.length };
    })
    .filter(({ hits }) => hits.length > 0);
}
