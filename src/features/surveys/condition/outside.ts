import { tenths } from '../arithmetic.ts';
import type { Cell, Figure, Said } from '../schema.ts';
import { said } from '../words.ts';
import type { layBeside } from './beside.ts';
import { value } from './kept.ts';
import { quartersUntil, quarterWords, type Period } from './quarter.ts';
import { base } from './said.ts';

interface Beside {
  id: string;
  /** What is compared: the item, of an industry where it is not of all. */
  words: Said;
  /** Our quarters, the newest last. */
  quarters: readonly Period[];
  own: (period: Period) => Cell;
  lines: ReturnType<typeof layBeside>['lines'];
  /** The figure whose part it is. */
  under: string | null;
}

/** Ours beside national and prefectural figures of the same basis, those of quarters before ours too. */
export function outsideFigure({ id, words, quarters: known, own, lines, under }: Beside): Figure[] {
  if (lines.length === 0) return [];
  const last = known.at(-1)!;
  const quarters = quartersUntil(last, [
    ...known.map(({ from }) => from),
    ...lines.flatMap(({ values }) => [...values.keys()]),
  ]);
  const ours = value(own(last));
  const theirs = lines[0]!.values.get(last.from);
  const gap = ours !== null && theirs !== undefined ? tenths((ours - theirs) * 10, 10) : null;
  return [
    {
      ...base,
      id,
      form: 'lines',
      title:
        gap === null
          ? said(`${words.ja}DIを全国・県と並べる`, `${words.en ?? words.ja} DI beside others`)
          : said(
              `${words.ja}DIは${lines[0]!.name}より${Math.abs(gap).toFixed(1)}ポイント${gap < 0 ? '低い' : '高い'}`,
              `${words.en ?? words.ja} DI: ${Math.abs(gap).toFixed(1)} points ${gap < 0 ? 'below' : 'above'} ${lines[0]!.name}`,
            ),
      about: said(
        `${words.ja}DI: 管内と全国・県（同じ基準）`,
        `${words.en ?? words.ja} DI: here and elsewhere, on one basis`,
      ),
      columns: [said('管内', 'Here'), ...lines.map(({ name }) => said(name))]
        .slice(0, 6)
        .map((label) => ({ label, format: 'points', drawn: true })),
      rows: quarters.map((period) => ({
        label: quarterWords(period),
        cells: [
          own(period),
          ...lines.slice(0, 5).map(({ values }) => values.get(period.from) ?? null),
        ],
      })),
      heading: said('四半期', 'Quarter'),
      under,
    },
  ];
}
