import { amountIn, bandsOf } from './amounts.ts';
import { answersIn, type SheetColumn } from './columns.ts';

/** The answers of each row as they are told, numbers of many kinds by bands; and the numbers themselves. */
export function givenIn(
  rows: readonly (readonly string[])[],
  column: SheetColumn,
): { answers: string[][]; amounts: number[] } {
  const answersTo = answersIn(column);
  const answers = rows.map((row) => answersTo(row[column.at] ?? ''));
  if (column.use !== 'number') return { answers, amounts: [] };
  const numbers = answers.map((all) => all.flatMap((one) => amountIn(one) ?? []));
  const amounts = numbers.flat();
  const bandOf = bandsOf(amounts);
  return { answers: numbers.map((all) => all.map(bandOf)), amounts };
}
