import { diOf, validOf } from '../arithmetic.ts';
import type { Cell, DraftFigures } from '../schema.ts';
import { FEWEST, type Withheld } from '../withheld.ts';
import type { CountedCondition } from './count.ts';
import { questionKey, type Question } from './questions.ts';
import { isUnanimous, together, type Tally } from './tally.ts';

export const ALL = '全業種';

export type Kept = DraftFigures['kept'];

export const keyOf = (industry: string, question: Question) =>
  `${industry}|${questionKey(question)}`;

/** Every DI of a sheet, those that must not be seen marked so; the same for charts, tables, data. */
export function keptOf({ industries, questions, withheld }: CountedCondition): Kept {
  const all = (tally: Tally): Cell =>
    hasHidden(withheld) && isUnanimous(tally) ? 'withheld' : cellOf(tally);
  return Object.fromEntries(
    questions.flatMap(({ question, by }) => [
      [keyOf(ALL, question), all(together(by))],
      ...industries.map((industry) => {
        const isHidden = withheld === 'all' || withheld.has(industry);
        const tally = by.get(industry);
        return [keyOf(industry, question), isHidden ? 'withheld' : tally ? cellOf(tally) : null];
      }),
    ]),
  );
}

export const hasHidden = (withheld: Withheld) => withheld === 'all' || withheld.size > 0;

/** A total of fewer than five is withheld like any group. */
function cellOf(tally: Tally): Cell {
  const valid = validOf(tally);
  return valid > 0 && valid < FEWEST ? 'withheld' : diOf(tally);
}

export const value = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : null);
