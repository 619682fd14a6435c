import type { SheetNote } from '../understood.ts';
import { amountIn } from './amounts.ts';
import { tableOf, type AnswerTable } from './table.ts';

const NAMES = {
  who: /回答者|整理番号|調査票|^票番号|^(?:id|no\.?|番号|回答番号|回答id|respondent.*)$/i,
  question: /^(?:設問|質問|問|項目|question)(?:名|文|内容)?$/i,
  number: /^(?:設問|質問|問|項目|question)(?:番号|no\.?|id)$/i,
  answer: /^(?:回答|答え?|選択肢|answer|value)(?:内容|値|名|文)?$/i,
  count: /^(?:件数|人数|回答数|度数|count|n)$/i,
} as const;

interface Long {
  who: number;
  question: number;
  answer: number;
  /** Of the respondents, on each of their rows. */
  others: number[];
}

/**
 * A sheet of one row an answer as one of a row a respondent; any other stays as it is. Several
 * answers of one respondent to one question are those of a multiple choice.
 */
export function widened(rows: readonly (readonly string[])[]): {
  rows: readonly (readonly string[])[];
  refused: SheetNote[];
  notes: SheetNote[];
} {
  const plain = { rows, refused: [], notes: [] };
  const table = tableOf(rows);
  if (isCounted(table))
    return { ...plain, refused: [{ row: null, what: 'countedAnswers', text: '' }] };
  const long = longIn(table);
  if (!long || table.refused.length > 0) return plain;
  const refused = table.rows.flatMap(({ number, cells }): SheetNote[] => {
    const missing = (['who', 'question'] as const).find((name) => !cells[long[name]]);
    return missing
      ? [{ row: number, what: missing === 'who' ? 'noOne' : 'noQuestion', text: '' }]
      : [];
  });
  const people = Map.groupBy(table.rows, ({ cells }) => cells[long.who] ?? '');
  const questions = [...new Set(table.rows.map(({ cells }) => cells[long.question] ?? ''))];
  const size = `${people.size.toLocaleString('ja-JP')}\n${questions.length}`;
  return {
    rows: [
      [...long.others.map((at) => table.header[at]!), ...questions],
      ...[...people.values()].map((own) => [
        ...long.others.map((at) => own[0]!.cells[at] ?? ''),
        ...answersOf(own, long, questions),
      ]),
    ],
    refused,
    notes: [...table.remarks, { row: null, what: 'long', text: size }],
  };
}

function answersOf(
  rows: AnswerTable['rows'],
  { question, answer }: Long,
  questions: readonly string[],
): string[] {
  const given = Map.groupBy(rows, ({ cells }) => cells[question] ?? '');
  return questions.map((one) => {
    const answers = (given.get(one) ?? []).map(({ cells }) => cells[answer] ?? '');
    return [...new Set(answers.filter((cell) => cell !== ''))].join('\n');
  });
}

const plainly = (label: string) => label.normalize('NFKC').trim();

/** Three columns say who answered what, and the questions come again with each respondent. */
function longIn({ header, rows }: AnswerTable): Long | undefined {
  const find = (name: RegExp) => header.findIndex((label) => name.test(plainly(label)));
  const [who, number, answer] = [find(NAMES.who), find(NAMES.number), find(NAMES.answer)];
  const named = find(NAMES.question);
  const question = named < 0 ? number : named;
  if (who < 0 || question < 0 || answer < 0 || who === question) return undefined;
  const kinds = (at: number) => new Set(rows.map(({ cells }) => cells[at] ?? '')).size;
  if (kinds(question) * 2 > rows.length || kinds(who) === rows.length) return undefined;
  const taken = new Set([who, question, number, answer]);
  const isTheirs = (at: number) => {
    const first = new Map<string, string>();
    return rows.every(({ cells }) => {
      const [own, said] = [cells[who] ?? '', cells[at] ?? ''];
      if (!first.has(own)) first.set(own, said);
      return first.get(own) === said;
    });
  };
  const others = header.flatMap((_, at) => (!taken.has(at) && isTheirs(at) ? [at] : []));
  return { who, question, answer, others };
}

/** Answers somebody has counted already: nobody can tell from them who answered. */
function isCounted({ header, rows, remarks }: AnswerTable): boolean {
  const has = (name: RegExp) => header.some((label) => name.test(plainly(label)));
  const isAsked = has(NAMES.question) || has(NAMES.number);
  if (isAsked && has(NAMES.answer) && has(NAMES.count) && !has(NAMES.who)) return true;
  return rows.length <= MOST_ANSWERS && isOfSums({ header, rows, remarks });
}

/** As many answers as one question has. */
const MOST_ANSWERS = 60;
const SUM = /^(?:(?:合|総|小)?計|人数|件数|回答数|度数|割合|構成比|比率|[%n])(?:[（(].*)?$/i;

/** Each row an answer of its own with nothing but numbers beside it, and their sums somewhere. */
function isOfSums({ header, rows, remarks }: Pick<AnswerTable, 'header' | 'rows' | 'remarks'>) {
  const names = rows.map(({ cells }) => cells[0] ?? '');
  const hasSums =
    header.slice(1).some((label) => SUM.test(plainly(label))) ||
    (rows.length < MOST_ANSWERS / 4 && remarks.some(({ what }) => what === 'totalRow'));
  return (
    hasSums &&
    rows.length > 1 &&
    header.length > 1 &&
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && amountIn(name) === undefined) &&
    rows.every(({ cells }) =>
      cells.slice(1).every((cell) => cell === '' || cell === '-' || amountIn(cell) !== undefined),
    )
  );
}
