import { pointsText, tenths } from '../arithmetic.ts';
import type { Said } from '../schema.ts';
import { said } from '../words.ts';

/** What is seen of an item: its DI, how it moved, and what is expected. */
export function itemTitle(
  words: Said,
  di: number | null,
  before: number | null,
  next: number | null | undefined,
  quarters: number,
): Said {
  const en = words.en ?? words.ja;
  if (di === null) return said(`${words.ja}DI`, `${en} DI`);
  const change = before === null || quarters < 2 ? null : tenths((di - before) * 10, 10)!;
  const moved =
    change === null
      ? ''
      : change === 0
        ? '、前の期と同じ'
        : `、前の期より${Math.abs(change).toFixed(1)}ポイント${change > 0 ? '上昇' : '低下'}`;
  const ahead = next === null || next === undefined ? '' : `。来期の見通しは${pointsText(next)}`;
  const movedEn =
    change === null ? '' : `, ${Math.abs(change).toFixed(1)} points ${change < 0 ? 'down' : 'up'}`;
  const aheadEn = next === null || next === undefined ? '' : `; outlook ${pointsText(next)}`;
  return said(
    `${words.ja}DIは${pointsText(di)}${moved}${ahead}`,
    `${en} DI ${pointsText(di)}${movedEn}${aheadEn}`,
  );
}
