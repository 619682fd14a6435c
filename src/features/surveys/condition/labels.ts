import type { Said } from '../schema.ts';
import type { Basis, Horizon } from '../understood.ts';
import { said } from '../words.ts';

export type Opinion = 'up' | 'same' | 'down' | 'none';

const WORDS: [Opinion, RegExp][] = [
  [
    'none',
    /^(?:無回答|未回答|無記入|未記入|回答なし|不明|わからない|分からない|判断できない|未定|該当なし|n\/?a|[-―—ー－]|9|0)?$/i,
  ],
  [
    'up',
    /^(?:やや|大幅に?)?(?:増|好転|良|改善|上昇|容易|緩和|楽|過剰|黒字|プラス|up|better|increase|improve)|^[○◯◎↑↗+]$|^1$/i,
  ],
  [
    'same',
    /^(?:不変|横ばい|同じ|同程度|変わら|変化な|普通|適正|ふつう|収支(?:均衡|トントン|とんとん)|same|unchanged|no change)|^(?:[△→=]|±0)$|^2$/i,
  ],
  [
    'down',
    /^(?:やや|大幅に?)?(?:減|悪|低下|下降|下落|困難|苦し|厳し|窮屈|不足|赤字|マイナス|down|worse|decrease|decline)|^[×✕↓↘]$|^3$/i,
  ],
];

/** 良くない, 増えず: what is said is not what the word means; 増加・減少 says two things. */
const NOT = /ない|なし|ず$|ません|\bnot\b/;
const BETWEEN = /[・、,/／;；\n]/;

/** What a firm answered; undefined where the cell says something else. */
export function opinionIn(cell: string): Opinion | undefined {
  const text = cell.normalize('NFKC').trim();
  const found = WORDS.find(([, pattern]) => pattern.test(text))?.[0];
  if (found === 'none' || found === undefined) return found;
  const isTurned = found !== 'same' && NOT.test(text);
  const parts = new Set(text.split(BETWEEN).map((part) => opinionOf(part)));
  return isTurned || parts.size > 1 ? undefined : found;
}

const opinionOf = (part: string) => WORDS.find(([, pattern]) => pattern.test(part.trim()))?.[0];

const SIGNS: Record<string, Opinion> = {
  ...{ '+': 'up', '+1': 'up', '1': 'up', '0': 'same', '±0': 'same', '=': 'same' },
  ...{ '-': 'down', '-1': 'down', '': 'none' },
};

/** The same for a column: where some answers are signs, a dash is a minus and nought is no change. */
export function opinionsIn(kinds: readonly string[]): (cell: string) => Opinion | undefined {
  const plainly = (cell: string) =>
    cell
      .normalize('NFKC')
      .trim()
      .replace(/^[−―—ー▲]/, '-');
  const isSigned = kinds.some((cell) => /^(?:\+1?|-1|±0)$/.test(plainly(cell)));
  return isSigned ? (cell) => SIGNS[plainly(cell)] ?? opinionIn(cell) : opinionIn;
}

export function horizonIn(label: string): Horizon {
  return /来期|次期|翌期|見通し|先行き|予想|next|outlook|forecast/i.test(label) ? 'next' : 'now';
}

/** Against what a heading measures; null where it does not say. */
export function basisIn(label: string): Basis | null {
  if (/前年|year|\byoy\b/i.test(label)) return 'year';
  if (/前期|前四半期|今期比|当期比|quarter|qoq/i.test(label)) return 'quarter';
  return /水準|現況|level/i.test(label) ? 'level' : null;
}

/** The item a heading asks about, without when and against what. */
export function itemIn(label: string): string {
  const plain = label
    .normalize('NFKC')
    .replace(/[(〔【[].*?[)〕】\]]/g, ' ')
    .replace(
      /前年同期比?|前年比?|前期比?|前四半期比?|今期比?|当期|今期の?|来期の?|次期の?|翌期の?|の?見通し|先行き|予想|の?水準|の?状況|\bDI\b/g,
      ' ',
    )
    .replace(/[\s_:・/-]+/g, ' ')
    .replace(/^(?:Q|問)?\s*\d+[.．、]?\s*/, '')
    .trim();
  return plain || label;
}

export const BASIS_WORDS: Record<Basis, Said> = {
  year: said('前年同期比', 'against a year before'),
  quarter: said('前期比', 'against the quarter before'),
  level: said('水準', 'level'),
};

const ITEMS: [RegExp, string][] = [
  [/業況/, 'Business conditions'],
  [/売上|完成工事/, 'Sales'],
  [/収益|採算|利益/, 'Profitability'],
  [/資金/, 'Cash flow'],
  [/従業員|雇用|人手/, 'Employees'],
  [/仕入/, 'Purchase prices'],
  [/販売.*単価|客単価/, 'Sales prices'],
  [/設備/, 'Investment'],
  [/在庫/, 'Stock'],
];
export const itemWords = (item: string): Said =>
  said(item, ITEMS.find(([pattern]) => pattern.test(item))?.[1] ?? null);

const INDUSTRIES: Record<string, string> = {
  製造業: 'Manufacturing',
  建設業: 'Construction',
  卸売業: 'Wholesale',
  小売業: 'Retail',
  サービス業: 'Services',
};
export const industryWords = (industry: string): Said =>
  said(industry, INDUSTRIES[industry] ?? null);
