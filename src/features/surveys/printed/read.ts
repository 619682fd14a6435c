import { z } from 'zod';
import { ALL } from '../condition/kept.ts';
import { questionOfKey, type Question } from '../condition/questions.ts';
import { MULTIPLE } from '../questionnaire/said.ts';
import type { DraftFigures, SurveyKind } from '../schema.ts';
import type { PrintedFigure, SheetNote } from '../understood.ts';
import { readPrintedIndices } from './condition.ts';
import { readPrintedAnswers, type AskedBefore } from './questionnaire.ts';
import { readPrintedCounts } from './traffic.ts';

/** What staff say of a printed table that it does not say itself. */
export const PrintedInput = z.object({
  printed: z.string().max(200_000),
  source: z.string().trim().min(1).max(200),
  day: z.enum(['weekday', 'holiday']).default('holiday'),
  unit: z.enum(['count', 'percent']).default('count'),
  /** A question, as `choicesOf` gives it. */
  question: z.string().max(300).default(''),
});
export type PrintedInput = z.infer<typeof PrintedInput>;

/** Reads a table of printed figures as its kind keeps its own; nothing of one with a bad row. */
export function readPrinted(
  kind: SurveyKind,
  figures: DraftFigures,
  rows: readonly (readonly string[])[],
  { day, unit, question, source }: Omit<PrintedInput, 'printed'>,
): { figures: PrintedFigure[]; refused: SheetNote[] } {
  if (kind === 'condition') {
    const questions = questionsAsked(figures);
    const chosen = questions.find((one) => one.key === question);
    return readPrintedIndices(rows, {
      chosen,
      questions,
      industries: industriesOf(figures),
      source,
    });
  }
  if (kind === 'questionnaire') {
    const questions = questionsOf(figures);
    const chosen = questions.find(({ id }) => id === question);
    return readPrintedAnswers(rows, { chosen, questions, unit, source });
  }
  return readPrintedCounts(rows, { day, source });
}

/** The questions a printed table may be of. */
export function choicesOf(
  kind: SurveyKind,
  figures: DraftFigures,
): { value: string; label: string }[] {
  if (kind === 'questionnaire')
    return questionsOf(figures).map(({ id, label }) => ({ value: id, label }));
  if (kind !== 'condition') return [];
  return questionsAsked(figures).map(({ key, label }) => ({ value: key, label }));
}

const ofAll = ({ kept }: DraftFigures) =>
  Object.keys(kept).filter((key) => key.startsWith(`${ALL}|`));

const questionsAsked = (figures: DraftFigures): (Question & { key: string; label: string })[] =>
  ofAll(figures).flatMap((key) => questionOfKey(key.slice(ALL.length + 1)) ?? []);

const industriesOf = ({ kept }: DraftFigures) => [
  ...new Set(
    Object.keys(kept)
      .map((key) => key.slice(0, key.indexOf('|')))
      .filter((name) => name !== ALL),
  ),
];

/** Those whose answers are kept for later years. */
function questionsOf({ figures, kept }: DraftFigures): AskedBefore[] {
  const ids = new Set(Object.keys(kept).map((key) => key.slice(0, key.indexOf('|'))));
  return figures
    .filter(({ id, under }) => under === null && ids.has(id))
    .map(({ id, about, notes }) => ({
      id,
      label: about.ja,
      isMultiple: notes.some(({ ja }) => ja === MULTIPLE.ja),
    }));
}
