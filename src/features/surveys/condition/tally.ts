import type { Answers } from '../arithmetic.ts';

/** How some firms answered a question. */
export interface Tally extends Answers {
  none: number;
}

export const newTally = (): Tally => ({ up: 0, same: 0, down: 0, none: 0 });

export const partsOf = ({ up, same, down }: Tally) => [up, same, down];

/** Whether somebody gave each of the answers there are, so that no figure of all tells of each. */
export const isVaried = (tally: Tally) => partsOf(tally).every((n) => n > 0);

/** Whether all gave one and the same answer. */
export const isUnanimous = (tally: Tally) => partsOf(tally).filter((n) => n > 0).length === 1;

/** All industries together. */
export function together(by: ReadonlyMap<string, Tally>): Tally {
  return [...by.values()].reduce(
    (sum, one) => ({
      up: sum.up + one.up,
      same: sum.same + one.same,
      down: sum.down + one.down,
      none: sum.none + one.none,
    }),
    newTally(),
  );
}
