import { decadeOf } from './amounts.ts';

/** How a column of a questionnaire's sheet is read. */
export const USES = ['single', 'multiple', 'number', 'trait', 'ages', 'date', 'skip'] as const;
export type Use = (typeof USES)[number];

/** A column of a sheet and what is made of it. */
export interface SheetColumn {
  /** Its place in the sheet, from 0. */
  at: number;
  label: string;
  use: Use;
  /** What stands between the answers of a multiple choice. */
  separator: string | null;
  /** The same for as long as the survey is asked, whatever the question is called and where it stands. */
  id?: string | undefined;
}

/** Whether it tells groups of respondents apart. */
export const isTrait = ({ use }: Pick<SheetColumn, 'use'>) => use === 'trait' || use === 'ages';

/** A cell that says that nothing was answered. */
const NO_ANSWER =
  /^(?:無回答|未回答|無記入|未記入|回答なし|回答しない（無回答）|不明|N\/?A|#N\/A|null|[-―—ー－]+)$/i;

/** The answers in a cell; none where nothing was answered. The same answer twice counts once. */
export function answersOf(cell: string, { use, separator }: SheetColumn): string[] {
  const parts = use === 'multiple' && separator !== null ? cell.split(separator) : [cell];
  const answers = parts.map((part) => {
    const answer = part.replace(/\s+/g, ' ').trim();
    return use === 'ages' ? decadeOf(answer) : answer;
  });
  return [...new Set(answers.filter((answer) => answer !== '' && !NO_ANSWER.test(answer)))];
}

/** The same for a whole column, which has few different cells: each is taken apart once. */
export function answersIn(column: SheetColumn): (cell: string) => string[] {
  const known = new Map<string, string[]>();
  /** An answer in wider or narrower letters is the one that came first. */
  const spelling = new Map<string, string>();
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const answers = answersOf(cell, column).map((answer) => {
      const plain = answer.normalize('NFKC').replaceAll(/\s/g, '');
      if (!spelling.has(plain)) spelling.set(plain, answer);
      return spelling.get(plain)!;
    });
    const own = [...new Set(answers)];
    known.set(cell, own);
    return own;
  };
}
