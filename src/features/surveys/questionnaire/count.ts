import { earlierOf, type EarlierTrait } from '../earlier.ts';
import { FEWEST, withheldGroups, type Withheld } from '../withheld.ts';
import { answersIn, isTrait, type SheetColumn } from './columns.ts';
import { givenIn } from './given.ts';
import { inOrder } from './order.ts';
import { foldRare, tallyOf } from './rare.ts';
import { toldOptions } from './told.ts';

/** Answers to one question, of all or of one group. */
export interface Tally {
  /** Who gave a valid answer. */
  answered: number;
  /** In the order of the question's options. */
  counts: number[];
}

export interface CountedQuestion extends Tally {
  id: string;
  label: string;
  use: 'single' | 'multiple' | 'number';
  unanswered: number;
  options: string[];
  /** Answers only one respondent gave: written freely, and counted under その他. */
  foldedAway: string[];
  /** The sum of all answers, where they are numbers. */
  sum: number | null;
  /**
   * By trait, then by group; only where enough have answered to tell groups apart. `told` are the
   * places of the options whose shares can be shown.
   */
  by: { trait: string; groups: Tally[]; told: number[] }[];
  /** Traits by which it is not told, since the withheld groups answered alike. */
  alike: string[];
}

export interface CountedTrait {
  id: string;
  label: string;
  /** The last, where somebody left it out, is of those who did: `UNKNOWN`. */
  groups: { label: string; n: number }[];
  withheld: Withheld;
}

export interface Counted {
  respondents: number;
  questions: CountedQuestion[];
  traits: CountedTrait[];
}

/** The group of those who left a trait out. */
export const UNKNOWN = '無回答';

/** Counts a sheet of one row a respondent, and says which groups must not be seen. */
export function countAnswers(
  rows: readonly (readonly string[])[],
  columns: readonly SheetColumn[],
  earlier: readonly EarlierTrait[] = [],
): Counted {
  const traits = columns.filter(isTrait).map((c) => groupsOf(rows, c));
  const labels = traits.map(({ label }) => label);
  const questions = columns.flatMap((column) =>
    column.use === 'single' || column.use === 'multiple' || column.use === 'number'
      ? [countQuestion(rows, { ...column, use: column.use }, traits)]
      : [],
  );
  const counted = traits.map(({ id, label, groups }, i) => {
    const own = { label, groups: groups.map((group) => group.label) };
    const kept = earlierOf(earlier, own, labels);
    return { id, label, groups, withheld: withheldOf(groups, i, questions, kept) };
  });
  return {
    respondents: rows.length,
    questions: questions.map((question) => withoutAlike(question, counted)),
    traits: counted,
  };
}

/** Takes away the groups of a trait where what is left for the withheld ones tells each of them. */
function withoutAlike(question: CountedQuestion, traits: readonly CountedTrait[]): CountedQuestion {
  const by = question.by.map(({ trait, groups }) => {
    const { label, withheld, groups: own } = traits.find(({ id }) => id === trait)!;
    const isHidden = (i: number) => withheld !== 'all' && withheld.has(own[i]!.label);
    const hidden = groups.filter((_, i) => isHidden(i));
    return { label, table: { trait, groups, told: toldOptions(question, hidden) } };
  });
  const isTold = (one: (typeof by)[number]) => one.table.told.length > 0;
  return {
    ...question,
    by: by.filter(isTold).map(({ table }) => table),
    alike: by.filter((one) => !isTold(one)).map(({ label }) => label),
  };
}

export const columnId = ({ id, at }: SheetColumn) => id ?? `q${at + 1}`;

interface Grouped extends Omit<CountedTrait, 'withheld'> {
  /** The group of each row, by its place. */
  groupOf: number[];
}

function groupsOf(rows: readonly (readonly string[])[], column: SheetColumn): Grouped {
  const answers = answersIn(column);
  const labels = rows.map((row) => answers(row[column.at] ?? '')[0] ?? UNKNOWN);
  const found = tallyOf(labels.map((label) => [label]));
  const order = inOrder(found);
  const places = new Map(order.map((label, i) => [label, i]));
  return {
    id: columnId(column),
    label: column.label,
    groups: order.map((label) => ({ label, n: found.get(label)! })),
    groupOf: labels.map((label) => places.get(label)!),
  };
}

function countQuestion(
  rows: readonly (readonly string[])[],
  column: SheetColumn & { use: CountedQuestion['use'] },
  traits: readonly Grouped[],
): CountedQuestion {
  const given = givenIn(rows, column);
  const { answers, found, foldedAway } = foldRare(given.answers, column);
  const options = inOrder(found);
  const places = new Map(options.map((option, i) => [option, i]));
  const answered = answers.filter((own) => own.length > 0).length;
  const tally = (): Tally => ({ answered: 0, counts: options.map(() => 0) });
  const by = traits.map(({ id, groups }) => ({ trait: id, groups: groups.map(tally), told: [] }));
  const whole = tally();
  answers.forEach((own, row) => {
    const into = [whole, ...traits.map(({ groupOf }, i) => by[i]!.groups[groupOf[row]!]!)];
    for (const one of into) add(one, own, places);
  });
  return {
    ...whole,
    id: columnId(column),
    label: column.label,
    use: column.use,
    unanswered: rows.length - answered,
    options,
    foldedAway,
    sum: column.use === 'number' ? given.amounts.reduce((all, n) => all + n, 0) : null,
    // Groups of a question few have answered are too small to be told apart.
    by: answered >= FEWEST && answered * 2 >= rows.length ? by : [],
    alike: [],
  };
}

function add(tally: Tally, given: readonly string[], places: ReadonlyMap<string, number>): void {
  if (given.length === 0) return;
  tally.answered += 1;
  for (const answer of given) tally.counts[places.get(answer)!]! += 1;
}

function withheldOf(
  all: CountedTrait['groups'],
  place: number,
  questions: readonly CountedQuestion[],
  earlier: Withheld | undefined,
): Withheld {
  const labels = all.map(({ label }) => label);
  const asked = questions.flatMap(({ by }) => (by[place] ? [by[place].groups] : []));
  const tables = [
    all.map(({ n }) => n),
    ...asked.map((groups) => groups.map(({ answered }) => answered)),
  ];
  return withheldGroups(
    tables.map((bases) => new Map(labels.map((label, i) => [label, bases[i]!]))),
    { earlier },
  );
}
