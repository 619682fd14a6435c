import type { ReadColumn, StoredColumn } from '../understood.ts';
import { isCode } from '../questionnaire/codes.ts';
import { basisIn, opinionsIn } from './labels.ts';

/** How a column of a sheet of business conditions is read. */
export const CONDITION_USES = [
  'industry',
  'opinion',
  'opinion-year',
  'opinion-quarter',
  'opinion-level',
  'problem',
  'quarter',
  'item',
  'item-year',
  'item-quarter',
  'item-level',
  'answer',
  'horizon',
  'basis',
  'up',
  'same',
  'down',
  'none',
  'skip',
] as const;
export type ConditionUse = (typeof CONDITION_USES)[number];

export interface ConditionColumn extends ReadColumn {
  use: ConditionUse;
}

const FREE = /コメント|意見|備考|自由|理由|感想|氏名|担当|企業名|会社名|事業所名|商号/;
const EXAMPLES = 4;
const isCount = (cell: string) => /^[+-]?[\d,]+$/.test(cell.normalize('NFKC'));

/** How each column would be read, and why; what was read before is read the same way. */
export function proposeCondition(
  header: readonly string[],
  rows: readonly { cells: readonly string[] }[],
  remembered: readonly StoredColumn[],
): ConditionColumn[] {
  const before = new Map(remembered.map((column) => [column.label, column]));
  const hasItems = header.some((label) =>
    /^(?:調査)?項目$|^設問$|^質問$|^item$/i.test(label.trim()),
  );
  return header.map((label, at) => {
    const cells = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '');
    const kinds = [...new Set(cells)];
    const known = before.get(label);
    const use = known && CONDITION_USES.find((one) => one === known.use);
    const separator = separatorIn(kinds);
    const guess = use ? { use, reason: 'remembered' } : guessUse(label, cells, kinds, hasItems);
    return {
      at,
      label,
      ...guess,
      separator: guess.use === 'problem' ? (known?.separator ?? separator) : null,
      filled: cells.length,
      kinds: kinds.length,
      examples: kinds.slice(0, EXAMPLES).map((cell) => cell.replaceAll('\n', '・')),
    };
  });
}

const separatorIn = (kinds: readonly string[]) =>
  ['\n', ';', '；', '、', ','].find((one) => kinds.some((cell) => cell.trim().includes(one))) ??
  '\n';

interface Guess {
  use: ConditionUse;
  reason: string;
}

const COUNTED: [ConditionUse, RegExp][] = [
  ['up', /^(?:増|好転|良|改善|上昇|up)/i],
  ['same', /^(?:不変|横ばい|同じ|変わら|same)/i],
  ['down', /^(?:減|悪|低下|下降|down)/i],
  ['none', /^(?:無回答|未回答|不明|none|no answer)/i],
];

function guessUse(label: string, cells: string[], kinds: string[], hasItems: boolean): Guess {
  if (cells.length === 0) return { use: 'skip', reason: 'empty' };
  if (/業種|産業|industry/i.test(label))
    return { use: 'industry', reason: kinds.every(isCode) ? 'codes' : 'industry' };
  if (/問題|課題|困って|困りごと|悩み|problem/i.test(label) && !cells.every(isCount)) {
    return { use: 'problem', reason: 'problems' };
  }
  if (/四半期|調査期|^時期$|^期$|quarter|period/i.test(label)) {
    return { use: 'quarter', reason: 'quarter' };
  }
  if (hasItems) {
    if (/^(?:調査)?項目$|^設問$|^質問$|^item$/i.test(label.trim())) {
      return { use: 'item', reason: 'items' };
    }
    if (/今期.*来期|区分|期間|見通し|horizon/i.test(label) && !cells.every(isCount)) {
      return { use: 'horizon', reason: 'horizons' };
    }
    if (/基準|比較|basis/i.test(label)) return { use: 'basis', reason: 'bases' };
    const counted = COUNTED.find(([, name]) => name.test(label));
    if (counted && cells.every(isCount)) return { use: counted[0], reason: 'counts' };
  }
  if (FREE.test(label)) return { use: 'skip', reason: 'free' };
  const opinionOf = opinionsIn(kinds);
  const said = cells.filter((cell) => opinionOf(cell) !== undefined);
  const isScale = kinds.length <= 12 && said.length >= cells.length * 0.9;
  if (isScale && (!cells.every(isCount) || isCoded(kinds))) {
    const reason = cells.every(isCount) ? 'coded' : 'opinions';
    if (hasItems) return { use: 'answer', reason };
    return { use: 'opinion', reason: basisIn(label) === null ? 'noBasis' : reason };
  }
  return { use: 'skip', reason: 'notAsked' };
}

/** 1, 2, 3 and a number for no answer, or +1, 0 and −1; nothing else. */
const isCoded = (kinds: readonly string[]) =>
  kinds.length >= 2 && kinds.every((cell) => /^(?:[01239]|[+-]1)$/.test(cell.normalize('NFKC')));
