import type { Said } from '../schema.ts';
import { FEWEST } from '../withheld.ts';
import { said } from '../words.ts';
import type { Question } from './questions.ts';
import { ALL } from './kept.ts';
import { BASIS_WORDS, itemWords } from './labels.ts';

export const ALL_WORDS = said(ALL, 'All industries');

export const WITHHELD = said(
  `有効回答が${FEWEST}社に満たない業種と、そこから計算できてしまう業種は公表していません。`,
  `Industries with fewer than ${FEWEST} valid answers, and those they could be worked out from, are withheld.`,
);

export const base = { projectedFrom: null, notes: [] as Said[], under: null, base: null };

/** The basis is said where an item is asked on several. */
export function questionWords(question: Question, all: readonly Question[]): Said {
  const words = itemWords(question.item);
  const isSeveral =
    all.filter(({ item, horizon }) => item === question.item && horizon === question.horizon)
      .length > 1;
  const basis = BASIS_WORDS[question.basis];
  return isSeveral
    ? said(`${words.ja}（${basis.ja}）`, `${words.en ?? words.ja} (${basis.en})`)
    : words;
}
