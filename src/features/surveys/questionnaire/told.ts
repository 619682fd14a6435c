import type { CountedQuestion, Tally } from './count.ts';

/** As many parts of a whole as can be told apart in a bar, and as many columns as a table is read with. */
export const MOST_PARTS = 6;
const MOST_COLUMNS = 12;

/**
 * The options of a question, by their places, whose shares can stand in a table by groups some of
 * which are withheld. What is told of all less what is shown must leave each answer to some of
 * them, and to some of them not: an answer that none of them gave, or all, would be known of each.
 * Where a respondent has one answer, all that are left out are told together, as one more.
 */
export function toldOptions(
  { use, options, counts }: Pick<CountedQuestion, 'use' | 'options' | 'counts'>,
  hidden: readonly Tally[],
): number[] {
  const places = options.map((_, i) => i);
  const most = use === 'single' ? MOST_COLUMNS : MOST_PARTS;
  const often = places.toSorted((a, b) => counts[b]! - counts[a]!);
  const told = places.length <= most ? often : often.slice(0, most);
  const answered = hidden.reduce((sum, one) => sum + one.answered, 0);
  if (answered === 0) return told.toSorted((a, b) => a - b);
  const left = (some: readonly number[]) =>
    hidden.reduce((sum, one) => sum + some.reduce((n, place) => n + one.counts[place]!, 0), 0);
  const isMixed = (n: number) => n > 0 && n < answered;
  const open = told.filter((place) => isMixed(left([place])));
  const isOne = use !== 'multiple';
  const rest = () => places.filter((place) => !open.includes(place));
  while (isOne && open.length > 0 && rest().length > 0 && !isMixed(left(rest()))) open.pop();
  return open.toSorted((a, b) => a - b);
}
