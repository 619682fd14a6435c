import { BASES, HORIZONS, type Basis, type Horizon } from '../understood.ts';
import type { ConditionColumn, ConditionUse } from './columns.ts';
import { BASIS_WORDS, basisIn, horizonIn, itemIn } from './labels.ts';

/** What is asked, when it is meant for, and against what. */
export interface Question {
  item: string;
  horizon: Horizon;
  basis: Basis;
}
export const questionKey = ({ item, horizon, basis }: Question) => `${item}|${basis}|${horizon}`;

/** The question under a key, and how it is called where there are several. */
export function questionOfKey(
  key: string,
): (Question & { key: string; label: string }) | undefined {
  const [item, ...rest] = key.split('|');
  const basis = BASES.find((one) => one === rest[0]);
  const horizon = HORIZONS.find((one) => one === rest[1]);
  if (!item || !basis || !horizon) return undefined;
  const label = `${item}（${BASIS_WORDS[basis].ja}）${horizon === 'next' ? '来期の見通し' : ''}`;
  return { item, basis, horizon, key, label };
}

const BASIS_OF: Partial<Record<ConditionUse, Basis>> = {
  'opinion-year': 'year',
  'opinion-quarter': 'quarter',
  'opinion-level': 'level',
  'item-year': 'year',
  'item-quarter': 'quarter',
  'item-level': 'level',
};

/** Against what a column's answers are measured, where staff have said it. */
export const chosenBasis = ({ use }: Pick<ConditionColumn, 'use'>): Basis | null =>
  BASIS_OF[use] ?? null;

export const isOpinion = ({ use }: Pick<ConditionColumn, 'use'>) => /^opinion/.test(use);
export const isItem = ({ use }: Pick<ConditionColumn, 'use'>) => /^item/.test(use);

/** What a column of answers asks; null where nobody says against what they are measured. */
export function questionIn(column: ConditionColumn): Question | null {
  const { label } = column;
  const basis = chosenBasis(column) ?? basisIn(label);
  return basis && { item: itemIn(label), horizon: horizonIn(label), basis };
}

/** The same of a row that names its item, when it is meant for and against what. */
export function questionOfRow(
  { item, horizon, basis }: { item: string; horizon: string; basis: string },
  chosen: Basis | null,
): Question | null {
  const words = [item, horizon, basis].join(' ');
  const against = basisIn(words) ?? chosen;
  return against && { item: itemIn(item), horizon: horizonIn(words), basis: against };
}

/** How a column is read once staff have said against what all are measured whose headings do not say. */
export function withBasis<C extends { label: string; use: string }>(column: C, basis: Basis): C {
  const isSilent = /^(?:opinion|item)$/.test(column.use) && basisIn(column.label) === null;
  return isSilent ? { ...column, use: `${column.use}-${basis}` } : column;
}
