import type { Basis, ReferenceFigure } from '../understood.ts';
import type { Question } from './questions.ts';

/** Something to lay beside our own figures: one line, from one survey, on one basis. */
export interface Line {
  name: string;
  basis: Basis;
  adjusted: boolean;
  /** By the first day of its quarter. */
  values: ReadonlyMap<string, number>;
}

/**
 * The lines that may be drawn in one chart. Figures of another basis, or seasonally adjusted where
 * ours are not, say something else: they are refused, never drawn.
 */
export function layBeside(
  own: { basis: Basis; adjusted: boolean },
  others: readonly Line[],
): { lines: Line[]; refused: Line[] } {
  const fits = (line: Line) => line.basis === own.basis && line.adjusted === own.adjusted;
  return { lines: others.filter(fits), refused: others.filter((line) => !fits(line)) };
}

/** The outside figures of an item and industry as lines, one for each survey, area and basis. */
export function linesOf(
  references: readonly ReferenceFigure[],
  { item, horizon }: Question,
  industry: string,
): Line[] {
  const own = references.filter(
    (one) => one.item === item && one.horizon === horizon && one.industry === industry,
  );
  const groups = Map.groupBy(own, (one) =>
    [one.area, one.survey, one.basis, one.adjusted].join('|'),
  );
  return [...groups.values()].map(([first, ...rest]) => ({
    name: `${first!.area}（${first!.survey}）`,
    basis: first!.basis,
    adjusted: first!.adjusted,
    values: new Map([first!, ...rest].map(({ quarter, di }) => [quarter, di])),
  }));
}
