import { BASES, type ReferenceFigure, type SheetNote } from '../understood.ts';
import { tableOf } from '../questionnaire/table.ts';
import { basisIn, horizonIn, itemIn } from './labels.ts';
import { quarterIn } from './quarter.ts';

/** What each column of a table of outside figures is called. */
const NAMES = {
  survey: /調査名|調査|出所|survey|source/i,
  area: /地域|区域|全国.*県|area|region/i,
  quarter: /四半期|時期|期間|^期$|quarter/i,
  industry: /業種|産業|industry/i,
  item: /項目|item/i,
  basis: /基準|比較|basis/i,
  horizon: /見通し|区分|horizon/i,
  adjusted: /季節調整|adjust/i,
  di: /DI|値|指数/i,
} as const;
type Name = keyof typeof NAMES;
const NEEDED: Name[] = ['survey', 'area', 'quarter', 'item', 'basis', 'adjusted', 'di'];

const diIn = (cell: string): number | null => {
  const text = cell.normalize('NFKC').replace(/^[▲△]\s*/, '-');
  const di = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(di) <= 100 ? di : null;
};

/** Reads outside figures; each must say against what it is measured and whether it is adjusted. */
export function readReferences(rows: readonly (readonly string[])[]): {
  figures: ReferenceFigure[];
  refused: SheetNote[];
} {
  const table = tableOf(rows);
  const at = new Map<Name, number>();
  table.header.forEach((label, i) => {
    const name = (Object.keys(NAMES) as Name[]).find(
      (one) => !at.has(one) && NAMES[one].test(label),
    );
    if (name) at.set(name, i);
  });
  const missing = NEEDED.filter((name) => !at.has(name));
  if (missing.length > 0)
    return { figures: [], refused: missing.map((text) => ({ row: null, what: 'noColumn', text })) };
  const refused: SheetNote[] = [...table.refused];
  const figures = table.rows.flatMap(({ number: row, cells }): ReferenceFigure[] => {
    const cell = (name: Name) => cells[at.get(name) ?? -1] ?? '';
    const quarter = quarterIn(cell('quarter'))?.from;
    const basis = BASES.find((one) => one === cell('basis')) ?? basisIn(cell('basis'));
    const di = diIn(cell('di'));
    const adjusted = /^(?:1|済|あり|有|はい|季節調整済?|yes|true)/i.test(cell('adjusted'));
    const isPlain = /^(?:0|なし|無|いいえ|原数値|no|false|未)/i.test(cell('adjusted'));
    const bad = [
      quarter === undefined && 'quarter',
      basis === null && 'basis',
      di === null && 'di',
      !adjusted && !isPlain && 'adjusted',
      cell('survey') === '' && 'survey',
      cell('area') === '' && 'area',
    ].find((name): name is Name => name !== false);
    if (bad || quarter === undefined || basis === null || di === null) {
      refused.push({ row, what: 'notReference', text: cell(bad ?? 'di') });
      return [];
    }
    const horizon = horizonIn(cell('horizon'));
    const names = { survey: cell('survey'), area: cell('area'), item: itemIn(cell('item')) };
    return [
      { ...names, industry: cell('industry') || '全業種', quarter, basis, horizon, adjusted, di },
    ];
  });
  return { figures: refused.length > 0 ? [] : figures, refused };
}
