import { validOf } from '../arithmetic.ts';
import { carrier } from '../questionnaire/carried.ts';
import type { AnswerTable } from '../questionnaire/table.ts';
import type { SheetNote } from '../understood.ts';
import { withheldGroups, type Withheld } from '../withheld.ts';
import type { ConditionColumn, ConditionUse } from './columns.ts';
import { opinionsIn, type Opinion } from './labels.ts';
import { addProblems, type Named } from './named.ts';
import {
  chosenBasis,
  isItem,
  isOpinion,
  questionIn,
  questionKey,
  questionOfRow,
  type Question,
} from './questions.ts';
import { newTally, partsOf, type Tally } from './tally.ts';

export interface CountedCondition {
  /** Firms where one row is one, otherwise the most valid answers to one question. */
  firms: number;
  industries: string[];
  /** In the order of the sheet; each with its answers by industry. */
  questions: { question: Question; by: ReadonlyMap<string, Tally> }[];
  /** Firms that named a problem, and how many named which, by industry. */
  problems: ReadonlyMap<string, Named>;
  withheld: Withheld;
}

export const OTHERS = '業種不明';
/** Rows of all industries together. */
const ALL_OF = /^(?:全業種|全産業|全体|合計|総計|小計|計)$/;

/** Counts the answers, or takes them as they were counted. Nothing of a sheet with a bad row is used. */
export function countCondition(
  table: AnswerTable,
  columns: readonly ConditionColumn[],
  earlier: Withheld | undefined,
): { counted: CountedCondition; refused: SheetNote[]; notes: SheetNote[] } {
  const find = (use: ConditionUse) => columns.find((column) => column.use === use);
  const industryAt = find('industry')?.at;
  const refused: SheetNote[] = [];
  const notes: SheetNote[] = [];
  const questions = new Map<string, { question: Question; by: Map<string, Tally> }>();
  const problems = new Map<string, Named>();
  const industries = new Map<string, number>();
  if (industryAt === undefined) refused.push({ row: null, what: 'noIndustry', text: '' });
  const tallyOf = (question: Question, industry: string): Tally => {
    const key = questionKey(question);
    const own = questions.get(key) ?? { question, by: new Map<string, Tally>() };
    questions.set(key, own);
    const tally = own.by.get(industry) ?? newTally();
    own.by.set(industry, tally);
    return tally;
  };
  const opinions = columns.filter(isOpinion);
  const readerOf = ({ at }: ConditionColumn) =>
    opinionsIn([...new Set(table.rows.map(({ cells }) => cells[at] ?? ''))]);
  const asked = opinions.map((column) => ({
    column,
    question: questionIn(column),
    read: readerOf(column),
  }));
  /** What does not say against what it is measured; that is never assumed. */
  const silent = new Set(
    asked.flatMap(({ column, question }) => (question === null ? [column.label] : [])),
  );
  const problemColumns = columns.filter(({ use }) => use === 'problem');
  const answer = find('answer');
  const readAnswer = answer ? readerOf(answer) : () => undefined;
  const itemColumn = columns.find(isItem);
  const counts = (['up', 'same', 'down', 'none'] as const).map((use) => [use, find(use)] as const);
  const isCounted = !answer && counts.some(([, column]) => column !== undefined);
  const cell = (cells: readonly string[], column: { at: number } | undefined) =>
    (column && cells[column.at]) ?? '';

  const carry = carrier(notes);
  const isLong = answer !== undefined || isCounted;
  const nameless = table.rows.filter(({ cells }) => !cells[industryAt ?? -1]).length;
  // Where most rows name no industry, it is merged over them; where few do not, nobody knows theirs.
  const isMerged = isLong || nameless * 2 > table.rows.length;
  for (const { number, cells } of refused.length > 0 ? [] : table.rows) {
    const named = cells[industryAt!] ?? '';
    if (ALL_OF.test(named.normalize('NFKC'))) {
      notes.push({ row: number, what: 'totalRow', text: '' });
      continue;
    }
    const industry = (isMerged ? carry('industry', named, number) : named) || OTHERS;
    if (industry === OTHERS) notes.push({ row: number, what: 'industryOpen', text: OTHERS });
    industries.set(industry, (industries.get(industry) ?? 0) + 1);
    for (const { column, question, read } of asked) {
      if (question === null) continue;
      const opinion = read(cell(cells, column));
      if (opinion) tallyOf(question, industry)[opinion] += 1;
      else
        refused.push({
          row: number,
          what: 'notOpinion',
          text: `${column.label}: ${cell(cells, column)}`,
        });
    }
    if (isLong) {
      const item = carry('item', cell(cells, itemColumn), number);
      const [horizon, basis] = [cell(cells, find('horizon')), cell(cells, find('basis'))];
      const chosen = itemColumn ? chosenBasis(itemColumn) : null;
      const question = questionOfRow({ item, horizon, basis }, chosen);
      if (question === null) {
        silent.add(item);
        continue;
      }
      const tally = tallyOf(question, industry);
      if (answer) addOpinion(tally, readAnswer(cell(cells, answer)), number, refused);
      else
        for (const [use, column] of counts) {
          const given = cell(cells, column).normalize('NFKC').replaceAll(',', '');
          if (/^\d*$/.test(given)) tally[use] += Number(given);
          else refused.push({ row: number, what: 'notCount', text: given });
        }
    }
    if (problemColumns.length > 0) addProblems(problems, industry, problemColumns, cells);
  }
  if (silent.size > 0) refused.push({ row: null, what: 'noBasis', text: [...silent].join('、') });
  const all = [...questions.values()];
  const firms =
    opinions.length > 0
      ? table.rows.length
      : Math.max(
          0,
          ...all.map(({ by }) => [...by.values()].reduce((n, t) => n + validOf(t) + t.none, 0)),
        );
  const names = [...industries.keys()];
  const tables = [
    ...(opinions.length > 0 ? [industries] : []),
    ...all.map(({ by }) => basesOf(names, (name) => validOf(by.get(name) ?? newTally()))),
    ...(problems.size > 0 ? [basesOf(names, (name) => problems.get(name)?.answered ?? 0)] : []),
  ];
  const parts = all.map(
    ({ by }) => new Map([...by].map(([name, tally]) => [name, partsOf(tally)])),
  );
  const withheld = withheldGroups(tables, { parts, earlier });
  return {
    counted: { firms, industries: names, questions: all, problems, withheld },
    refused,
    notes,
  };
}

const basesOf = (names: readonly string[], base: (name: string) => number) =>
  new Map(names.map((name) => [name, base(name)]));

function addOpinion(
  tally: Tally,
  opinion: Opinion | undefined,
  row: number,
  refused: SheetNote[],
): void {
  if (opinion) tally[opinion] += 1;
  else refused.push({ row, what: 'notOpinion', text: '' });
}
