import type { TrafficUse } from './columns.ts';
import type { Heading } from './headings.ts';

export interface CountColumn {
  at: number;
  label: string;
  use: TrafficUse;
}

/** Nobody counted: no number, and no zero either. */
export const isMissing = (given: string) =>
  /^(?:|[-―—ー－…*＊]+|欠測|欠測値|未調査|調査せず|n\/?a)$/i.test(given.normalize('NFKC'));

export const numberIn = (given: string) =>
  Number(given.normalize('NFKC').replaceAll(/[,\s]|[人名台]$/g, ''));

/** What the heading of each column of counts says. */
export type Told = ReadonlyMap<number, Heading & { point: string | null }>;

/** A total of the hours, days or points that stand beside it: it is checked, not counted once more. */
export function isOverParts({ at, use }: CountColumn, told: Told): boolean {
  const own = told.get(at)!;
  const isApart = (one: Heading & { point: string | null }) => one.band ?? one.day ?? one.point;
  return use === 'total' && !isApart(own) && [...told.values()].some(isApart);
}

/** What is wrong with the total of a row; nothing where a part of it is missing. */
export function wrongTotal(
  cells: readonly string[],
  counted: readonly CountColumn[],
  told: Told,
): string | undefined {
  const total = counted.find((column) => isOverParts(column, told));
  const parts = counted.filter(({ use }) => use !== 'total').map(({ at }) => cells[at] ?? '');
  const given = (total && cells[total.at]) ?? '';
  if (given === '' || parts.some(isMissing)) return undefined;
  const sum = parts.reduce((all, part) => all + numberIn(part), 0);
  return Number.isNaN(sum) || sum === numberIn(given) ? undefined : `${sum} ≠ ${given}`;
}
