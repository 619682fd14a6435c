import { amountIn } from './amounts.ts';
import { isCode } from './codes.ts';
import { answersIn, isTrait, type SheetColumn } from './columns.ts';
import { columnId } from './count.ts';
import { formerOf, newId, optionsOf, type Remembered } from './ids.ts';
import { serialDay } from '../traffic/labels.ts';
import type { AnswerTable } from './table.ts';

/** Why a column is read as it is; the staff's page has a sentence for each. */
export const REASONS = [
  'remembered',
  'renamed',
  'empty',
  'dates',
  'lines',
  'separated',
  'person',
  'ages',
  'codes',
  'private',
  'place',
  'placeAgain',
  'numbers',
  'numbering',
  'choices',
  'free',
] as const;
export type Reason = (typeof REASONS)[number];

export interface ProposedColumn extends SheetColumn {
  reason: Reason;
  /** How many respondents answered, and how many different answers there are. */
  filled: number;
  kinds: number;
  examples: string[];
  id: string;
  options: string[];
  /** What it was called before. */
  was: string | null;
}

/** A day as a number: a spreadsheet's, where the cell has no format. */
const WHEN = /日時|日付|年月日|回答日|タイムスタンプ|timestamp|date/i;
const isSerial = (cell: string) => serialDay(cell.normalize('NFKC').trim()).includes('-');
const PERSON = /性別|男女|年代|年齢|学年|職業/;
const AGE = /年齢|年令|年代|^age/i;
const YOUNGEST = 10;
const PLACE =
  /(?:市町村|市区町村|居住地|住所|お住まい|地区|地域|エリア|(?:^|回答|調査|配布|回収|設置)(?:場所|地点))$|^(?:あなたの)?(?:お住まい|居住地|ご?住所)/;
const NUMBERING = /番号$|^(?:no\.?|№|id|#)$/i;
/** What tells who somebody is. */
const PRIVATE =
  /氏名|お名前|^名前|フリガナ|ふりがな|電話|携帯|メール|e-?mail|郵便番号|生年月日|^ip/i;
/** As many groups as a table is read with. */
const MOST_GROUPS = 20;
/** As many options as somebody would have printed on a sheet. */
const MOST_OPTIONS = 60;
const MANY = 30;
/** So many answers and no two alike: nobody chose from a list. */
const MOST_TWICE = 8;
const BETWEEN = ['\n', ';', '；', ', ', '、', ',', '，', '/', '／'];
/** What may stand between answers where the heading says that there may be several. */
const BETWEEN_SEVERAL = [...BETWEEN, '・', '|', '｜'];
const SEVERAL = /複数|いくつでも|すべて|全て|当てはまるもの|あてはまるもの|(?<![a-z])MA(?![a-z])/i;
const EXAMPLES = 4;
/** Nothing but a form puts a semicolon into an answer. */
const fewestKinds = (separator: string) => (/[;；]/.test(separator) ? 3 : 5);
/** What is asked of everybody in their own words. */
const FREE = /自由|意見|感想|要望|コメント|具体的|理由をお|その他の?(?:内容|記述|記入)|備考/;

/** How each column would be read, and why; a column that was read before is read the same way. */
export function proposeColumns(
  { header, rows }: AnswerTable,
  remembered: readonly Remembered[] = [],
): ProposedColumn[] {
  const before = new Map(remembered.map((column) => [column.label, column]));
  const isHere = ({ label }: SheetColumn) => header.includes(label);
  const here = new Set(remembered.filter(isHere).map(columnId));
  const gone = new Set(remembered.filter((one) => !isHere(one) && !here.has(columnId(one))));
  const ids = new Set(remembered.map(columnId));
  const taken = new Set<string>();
  let hasPlace = false;
  return header.map((label, at) => {
    const cells = rows.map((row) => row.cells[at] ?? '');
    const plain: SheetColumn = { at, label, use: 'single', separator: null };
    const answers = answersIn(plain);
    const values = cells.filter((cell) => answers(cell).length > 0);
    const kinds = [...new Set(values)];
    const known = before.get(label);
    const isPlace = PLACE.test(label) && kinds.length <= MOST_GROUPS;
    const guess = known
      ? { use: known.use, separator: known.separator, reason: 'remembered' as const }
      : guessUse(label, values, kinds, hasPlace);
    const options = optionsIn({ ...plain, ...guess }, kinds);
    const former = known ? undefined : formerOf({ at, use: guess.use, options }, [...gone]);
    if (former) gone.delete(former);
    const same = former ?? known;
    // Under two of its names at once it is two questions.
    const id = same && !taken.has(columnId(same)) ? columnId(same) : newId(at, ids);
    taken.add(id);
    ids.add(id);
    hasPlace ||= isPlace && isTrait(guess);
    return {
      at,
      label,
      ...guess,
      ...(former ? { reason: 'renamed' as const } : {}),
      id,
      options,
      was: former?.label ?? null,
      filled: values.length,
      kinds: kinds.length,
      examples: kinds.slice(0, EXAMPLES).map((cell) => cell.trim().replace(/\n/g, '・')),
    };
  });
}

/** The answers there are to choose from; none of what is written freely. */
function optionsIn(column: SheetColumn, kinds: readonly string[]): string[] {
  if (!['single', 'multiple', 'trait', 'ages'].includes(column.use)) return [];
  const answers = answersIn(column);
  return optionsOf([...new Set(kinds.flatMap((cell) => answers(cell)))].toSorted());
}

type Guess = Pick<ProposedColumn, 'use' | 'separator' | 'reason'>;

function guessUse(label: string, values: string[], kinds: string[], hasPlace: boolean): Guess {
  const as = (use: Guess['use'], reason: Reason, separator: string | null = null): Guess => ({
    use,
    separator,
    reason,
  });
  const every = (test: RegExp) => values.every((value) => test.test(value.normalize('NFKC')));
  if (values.length === 0) return as('skip', 'empty');
  if (every(/^\d{4}[-/.年]\s*\d{1,2}[-/.月]\s*\d{1,2}/)) return as('date', 'dates');
  if (WHEN.test(label) && values.every(isSerial)) return as('date', 'dates');
  if (PRIVATE.test(label)) return as('skip', 'private');
  const separator = separatorOf(values, kinds, SEVERAL.test(label));
  if (separator !== undefined) {
    const isCoded = kinds.every((cell) => cell.split(separator).every((one) => isCode(one.trim())));
    if (isCoded) return as('multiple', 'codes', separator);
    return as('multiple', separator === '\n' ? 'lines' : 'separated', separator);
  }
  const amounts = values.flatMap((value) => amountIn(value) ?? []);
  const isAge = AGE.test(label) && amounts.every((n) => n >= YOUNGEST && n < 120);
  if (isAge && amounts.length * 2 > values.length) return as('ages', 'ages');
  if (amounts.length === values.length) {
    if (PERSON.test(label)) return as('trait', kinds.every(isCode) ? 'codes' : 'person');
    const isNumbering = NUMBERING.test(label) || isRunning(amounts);
    return isNumbering ? as('skip', 'numbering') : as('number', 'numbers');
  }
  if (PERSON.test(label) && kinds.length <= MOST_GROUPS) return as('trait', 'person');
  if (PLACE.test(label)) {
    if (hasPlace) return as('skip', 'placeAgain');
    if (kinds.length <= MOST_GROUPS) return as('trait', 'place');
  }
  const isWritten = kinds.length === values.length && values.length > MOST_TWICE;
  if (FREE.test(label) || isWritten) return as('skip', 'free');
  const isFree = kinds.length > MOST_OPTIONS || kinds.length > Math.max(MANY, values.length * 0.5);
  return isFree ? as('skip', 'free') : as('single', 'choices');
}

/** So many numbers, no two alike and hardly any left out: nobody answered with them. */
const isRunning = (amounts: readonly number[]) =>
  amounts.length > MANY &&
  new Set(amounts).size === amounts.length &&
  amounts.every(Number.isInteger) &&
  amounts.reduce((a, b) => Math.max(a, b)) - amounts.reduce((a, b) => Math.min(a, b)) <
    amounts.length * 2;

/** What stands between several answers: pieces that come again and again in different company. */
export function separatorOf(
  values: readonly string[],
  kinds: readonly string[],
  isSeveral = false,
): string | undefined {
  return (isSeveral ? BETWEEN_SEVERAL : BETWEEN).find((separator) => {
    const split = values.filter((value) => value.trim().includes(separator));
    if (split.length === 0) return false;
    if (separator === '\n') return true;
    // 、 inside of brackets belongs to one answer.
    if (split.some((value) => /[（(][^）)]*[、,][^）)]*[）)]/.test(value))) return false;
    // Nor does the comma of thousands stand between two of them.
    if (separator === ',' && split.some((value) => /\d,\d{3}(?!\d)/.test(value))) return false;
    if (isSeveral) return true;
    const pieces = new Set(values.flatMap((value) => value.split(separator)));
    return (
      kinds.length >= fewestKinds(separator) &&
      split.length > values.length * 0.1 &&
      pieces.size < kinds.length
    );
  });
}
