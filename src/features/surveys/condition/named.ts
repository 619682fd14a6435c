import type { ConditionColumn } from './columns.ts';
import { opinionIn } from './labels.ts';

/** Firms that named a problem, and how many named which. */
export interface Named {
  answered: number;
  named: Map<string, number>;
}

/** Counts what a firm named, each problem once. */
export function addProblems(
  problems: Map<string, Named>,
  industry: string,
  columns: readonly ConditionColumn[],
  cells: readonly string[],
): void {
  const own = problems.get(industry) ?? { answered: 0, named: new Map<string, number>() };
  problems.set(industry, own);
  const named = new Set(
    columns.flatMap(({ at, separator }) =>
      (cells[at] ?? '')
        .split(separator ?? '\n')
        .map((one) => one.replace(/\s+/g, ' ').trim())
        .filter((one) => one !== '' && opinionIn(one) !== 'none'),
    ),
  );
  if (named.size > 0) own.answered += 1;
  for (const one of named) own.named.set(one, (own.named.get(one) ?? 0) + 1);
}
