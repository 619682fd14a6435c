import { percentOf } from '../arithmetic.ts';
import { isTotal } from '../traffic/labels.ts';
import type { PrintedFigure, SheetNote } from '../understood.ts';
import { FEWEST } from '../withheld.ts';
import { numberOf, printedCells, twice } from './table.ts';
import { periodOfYear } from './year.ts';

/** A question of the survey, as far as printed answers to it are read. */
export interface AskedBefore {
  id: string;
  label: string;
  isMultiple: boolean;
}

interface Answers {
  question: AskedBefore;
  period: string;
  row: number;
  /** By option; shares in per cent where they are printed as such. */
  given: { option: string; value: number }[];
  isShares: boolean;
  total: number | undefined;
}

const TOTAL = /^(?:有効)?回答(?:者|総)?数|^有効回答|^[nN]$|^回答者$/;
const isAll = (said: string) => TOTAL.test(said.normalize('NFKC')) || isTotal(said);

/**
 * Reads printed answers of past years: years across or down, options in the other direction, their
 * question beside them or chosen for all. Counts of one answer each must add up to what is printed
 * of all, shares to a hundred; what is kept of either are shares.
 */
export function readPrintedAnswers(
  rows: readonly (readonly string[])[],
  {
    chosen,
    questions,
    unit,
    source,
  }: {
    chosen: AskedBefore | undefined;
    questions: readonly AskedBefore[];
    unit: 'count' | 'percent';
    source: string;
  },
): { figures: PrintedFigure[]; refused: SheetNote[] } {
  const { cells, refused } = printedCells(rows, {
    periodIn: periodOfYear,
    isSide: (heading) => /^(?:設問|質問|問|項目|回答|選択肢)$/.test(heading),
  });
  const tables = new Map<string, Answers>();
  for (const { row, period, said, cell } of cells) {
    const named = questions
      .filter(({ label }) => said.startsWith(`${label} `))
      .toSorted((a, b) => b.label.length - a.label.length)[0];
    const question = named ?? chosen;
    const option = (named ? said.slice(named.label.length) : said).trim();
    const value = numberOf(cell);
    if (question === undefined) refused.push({ row, what: 'notAsked', text: said });
    else if (value === undefined || value < 0) refused.push({ row, what: 'notCount', text: cell });
    else if (option === '') refused.push({ row, what: 'noOption', text: cell });
    else {
      const key = `${period} ${question.id}`;
      const own: Answers = tables.get(key) ?? {
        ...{ question, period, row, given: [], total: undefined },
        isShares: unit === 'percent',
      };
      tables.set(key, own);
      own.isShares ||= /[%％]/.test(cell);
      if (isAll(option)) own.total = value;
      else own.given.push({ option, value });
    }
  }
  const figures = [...tables.values()].flatMap((table): PrintedFigure[] => {
    const wrong = wrongIn(table);
    if (wrong) refused.push({ row: table.row, ...wrong });
    const { question, period, given, isShares } = table;
    const all = table.total ?? sumOf(given);
    return given.map(({ option, value }) => ({
      period,
      key: `${question.id}|${option}`,
      value: isShares ? value : (percentOf(value, all) ?? 0),
      source,
    }));
  });
  refused.push(...twice(figures));
  return { figures: refused.length > 0 ? [] : figures, refused };
}

const sumOf = (given: Answers['given']) => given.reduce((sum, { value }) => sum + value, 0);

/** What of the answers to one question in one year cannot be so. */
function wrongIn({
  question,
  given,
  isShares,
  total,
}: Answers): Omit<SheetNote, 'row'> | undefined {
  const sum = Math.round(sumOf(given) * 10) / 10;
  if (isShares) {
    if (given.some(({ value }) => value > 100)) return { what: 'notShare', text: question.label };
    // Each share is printed to one decimal at best, and so is the sum out by half of one each.
    const isWhole = Math.abs(sum - 100) <= Math.max(0.1, given.length * 0.06);
    return question.isMultiple || isWhole ? undefined : { what: 'notSum', text: `${sum}% ≠ 100%` };
  }
  if (given.some(({ value }) => !Number.isInteger(value)))
    return { what: 'notCount', text: question.label };
  if (question.isMultiple && total === undefined) return { what: 'noTotal', text: question.label };
  const all = total ?? sum;
  if (all < FEWEST) return { what: 'fewPrinted', text: String(all) };
  if (question.isMultiple && given.some(({ value }) => value > all))
    return { what: 'overTotal', text: `${question.label} > ${all}` };
  return question.isMultiple || sum === all
    ? undefined
    : { what: 'notSum', text: `${sum} ≠ ${all}` };
}
