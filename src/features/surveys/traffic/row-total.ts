import type { TrafficUse } from './columns.ts';
import type { Band } from './labels.ts';

export interface CountColumn {
  at: number;
  label: string;
  use: TrafficUse;
}

export const numberIn = (given: string) => Number(given.normalize('NFKC').replaceAll(',', ''));

export type Told = ReadonlyMap<
  number,
  { sex: string | null; age: string | null; band: Band | null }
>;

/** A total of the hours that stand beside it: it is checked, and not counted once more. */
export const isOverHours = ({ at, use }: CountColumn, told: Told) =>
  use === 'total' && told.get(at)!.band === null && [...told.values()].some(({ band }) => band);

/** What is wrong with the total of a row's hours; nothing where an hour is missing. */
export function wrongTotal(
  cells: readonly string[],
  counted: readonly CountColumn[],
  told: Told,
): string | undefined {
  const total = counted.find((column) => isOverHours(column, told));
  const parts = counted.filter(({ use }) => use === 'count').map(({ at }) => cells[at] ?? '');
  const given = (total && cells[total.at]) ?? '';
  if (given === '' || parts.includes('')) return undefined;
  const sum = parts.reduce((all, part) => all + numberIn(part), 0);
  return Number.isNaN(sum) || sum === numberIn(given) ? undefined : `${sum} ≠ ${given}`;
}
