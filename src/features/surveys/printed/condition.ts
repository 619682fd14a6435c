import { diOf, tenths } from '../arithmetic.ts';
import { ALL, keyOf } from '../condition/kept.ts';
import { basisIn, horizonIn } from '../condition/labels.ts';
import type { Question } from '../condition/questions.ts';
import { quarterIn } from '../condition/quarter.ts';
import type { PrintedFigure, SheetNote } from '../understood.ts';
import { FEWEST } from '../withheld.ts';
import { numberOf, printedCells, twice, type PrintedCell } from './table.ts';

/** What of an industry's answers a printed number is. */
const PARTS = {
  di: /\bDI\b|ＤＩ/i,
  up: /増加?|好転|改善|上昇/,
  same: /不変|横ばい|変わら/,
  down: /減少?|悪化|低下|下降/,
  none: /無回答|未回答/,
  valid: /有効回答|回答数|(?:合|小)?計$|\bn\b/i,
} as const;
type Part = keyof typeof PARTS;
type Printed = Partial<Record<Part, number>>;

const WHOLE = /全業種|全産業|全体|総合/;
/** Shares and indices are printed to one decimal, and so are their sums out by a few of them. */
const ROUNDED = 0.25;

/**
 * Reads printed indices of past quarters: quarters across or down, in the other direction
 * industries, their items where there are several, and whether a number is a DI or a part of the
 * answers. Parts must add up to what is printed of all, and give the DI that stands beside them.
 */
export function readPrintedIndices(
  rows: readonly (readonly string[])[],
  { chosen, questions, industries, source }: Known,
): { figures: PrintedFigure[]; refused: SheetNote[] } {
  const { cells, refused } = printedCells(rows, {
    periodIn: (text) => quarterIn(text)?.from ?? null,
    isSide: (heading) => /^(?:区分|内訳|項目|業種|基準|比較.*|見通し|今期.*来期)$/.test(heading),
  });
  const printed = new Map<string, { one: PrintedFigure; row: number; parts: Printed }>();
  const refuse = ({ row }: PrintedCell, what: string, text: string) =>
    refused.push({ row, what, text });
  // Where no answers are printed, 合計 is of all industries and not of all answers.
  const hasAnswers = cells.some(({ said }) => partIn(said, true) === 'up');
  for (const cell of cells) {
    const part = partIn(cell.said, hasAnswers);
    const value = numberOf(cell.cell);
    const question = questionIn(cell.said, chosen, questions);
    const industry = industryIn(cell.said, industries, questions);
    if (value === undefined) refuse(cell, 'notCount', cell.cell);
    else if (question === undefined) refuse(cell, 'notQuestion', cell.said);
    else if (industry === undefined) refuse(cell, 'notIndustry', cell.said);
    else {
      const key = keyOf(industry, question);
      const own = printed.get(`${cell.period} ${key}`) ?? {
        one: { period: cell.period, key, value: 0, source },
        row: cell.row,
        parts: {},
      };
      if (own.parts[part] !== undefined) refuse(cell, 'countedTwice', cell.said);
      own.parts[part] = value;
      printed.set(`${cell.period} ${key}`, own);
    }
  }
  const figures = [...printed.values()].flatMap(({ one, row, parts }) => {
    const checked = diFrom(parts);
    if (typeof checked === 'number') return [{ ...one, value: checked }];
    refused.push({ row, ...checked });
    return [];
  });
  refused.push(...wrongSums([...printed.values()], industries), ...twice(figures));
  return { figures: refused.length > 0 ? [] : figures, refused };
}

interface Known {
  /** What the table is of where it does not say it itself. */
  chosen: Question | undefined;
  /** What the survey asks. */
  questions: readonly Question[];
  industries: readonly string[];
  source: string;
}

const partIn = (said: string, hasAnswers: boolean): Part =>
  (hasAnswers ? (Object.keys(PARTS) as Part[]) : []).find((part) =>
    PARTS[part].test(withoutItems(said)),
  ) ?? 'di';

/** What is measured may have a word of the answers in its own name. */
const withoutItems = (said: string) => said.replace(/前年同期比|前期比|見通し|水準/g, ' ');

function questionIn(
  said: string,
  chosen: Question | undefined,
  questions: readonly Question[],
): Question | undefined {
  const items = [...new Set(questions.map(({ item }) => item))];
  const item = items.filter((one) => said.includes(one)).toSorted((a, b) => b.length - a.length)[0];
  const like = chosen ?? questions[0];
  if (!like) return undefined;
  const horizon = horizonIn(said) === 'next' ? 'next' : like.horizon;
  const asked = { item: item ?? like.item, basis: basisIn(said) ?? like.basis, horizon };
  return questions.find(
    (one) => one.item === asked.item && one.basis === asked.basis && one.horizon === asked.horizon,
  );
}

function industryIn(
  said: string,
  industries: readonly string[],
  questions: readonly Question[],
): string | undefined {
  const own = industries
    .filter((one) => said.includes(one))
    .toSorted((a, b) => b.length - a.length)[0];
  if (own !== undefined || WHOLE.test(said)) return own ?? ALL;
  const words = [...questions.map(({ item }) => item), ...Object.values(PARTS)];
  const left = words.reduce<string>((text, word) => text.replace(word, ''), withoutItems(said));
  return /[\p{L}]/u.test(left.replace(/今期|来期|の|DI/g, '')) ? undefined : ALL;
}

/** The DI that is printed, or follows from the answers that are; what is wrong where they differ. */
function diFrom(parts: Printed): number | { what: string; text: string } {
  const { di, up, same, down, none = 0, valid } = parts;
  if (up === undefined || same === undefined || down === undefined) {
    if (di === undefined || Math.abs(di) > 100)
      return { what: 'notDi', text: di === undefined ? '' : String(di) };
    return di;
  }
  const sum = Math.round((up + same + down) * 10) / 10;
  const isShares = valid !== sum && Math.abs(sum - 100) <= ROUNDED;
  if (!isShares && valid !== undefined && valid !== sum && valid !== sum + none)
    return { what: 'notSum', text: `${sum} ≠ ${valid}` };
  const answered = isShares ? (valid ?? FEWEST) : sum;
  if (answered < FEWEST) return { what: 'fewPrinted', text: String(answered) };
  const own = isShares
    ? tenths((up - down) * 10, 10)!
    : Number.isInteger(sum)
      ? diOf({ up, same, down })!
      : undefined;
  if (own === undefined) return { what: 'notSum', text: `${sum} ≠ 100` };
  if (di !== undefined && Math.abs(di - own) > ROUNDED)
    return { what: 'notSum', text: `DI ${own} ≠ ${di}` };
  return di ?? own;
}

/** Where every industry's answers are printed, those of all must be their sum. */
function wrongSums(
  printed: readonly { one: PrintedFigure; row: number; parts: Printed }[],
  industries: readonly string[],
): SheetNote[] {
  const find = (period: string, key: string) =>
    printed.find(({ one }) => one.period === period && one.key === key)?.parts;
  return printed.flatMap(({ one, row, parts }): SheetNote[] => {
    if (!one.key.startsWith(`${ALL}|`)) return [];
    const own = industries.map((name) => find(one.period, one.key.replace(ALL, name)));
    return (['up', 'same', 'down', 'valid'] as const).flatMap((part) => {
      const all = parts[part];
      const counts = own.map((each) => each?.[part]);
      const isWhole = (n: number | undefined) => n !== undefined && Number.isInteger(n);
      // Shares have no sum; counts of some industries alone have none either.
      if (all === undefined || parts.valid === undefined || !counts.every(isWhole)) return [];
      const isCounts = parts.up! + parts.same! + parts.down! === parts.valid;
      const sum = counts.reduce<number>((total, n) => total + n!, 0);
      return !isCounts || sum === all ? [] : [{ row, what: 'notSum', text: `${sum} ≠ ${all}` }];
    });
  });
}
