import type { SheetColumn } from './columns.ts';

/** A column as it was read before. */
export interface Remembered extends SheetColumn {
  /** Its answers, where it has a list of them. */
  options?: readonly string[] | undefined;
}

/** As many answers as tell one question from another. */
const MOST_OPTIONS = 30;
export const optionsOf = (kinds: readonly string[]) => kinds.slice(0, MOST_OPTIONS);

const FEWEST_SHARED = 2;
const SHARED = 0.6;

/**
 * The question a heading asked under another name before: one that is gone from the sheet, is read
 * the same way and has most of the same answers. Where several have, the one in the same place.
 */
export function formerOf(
  column: Pick<Remembered, 'at' | 'use' | 'options'>,
  gone: readonly Remembered[],
): Remembered | undefined {
  const alike = gone.flatMap((one) => {
    const share = column.use === one.use ? shared(column.options ?? [], one.options ?? []) : 0;
    return share >= SHARED ? [{ one, share }] : [];
  });
  const most = Math.max(...alike.map(({ share }) => share));
  const best = alike.filter(({ share }) => share === most);
  return (best.find(({ one }) => one.at === column.at) ?? (best.length === 1 ? best[0] : undefined))
    ?.one;
}

/** Which part of the shorter list is in both. */
function shared(some: readonly string[], others: readonly string[]): number {
  const both = some.filter((one) => others.includes(one)).length;
  return both < FEWEST_SHARED ? 0 : both / Math.min(some.length, others.length);
}

/** An id that no column has or had: its place in the sheet where that is free. */
export function newId(at: number, taken: ReadonlySet<string>): string {
  if (!taken.has(`q${at + 1}`)) return `q${at + 1}`;
  let n = taken.size + 1;
  while (taken.has(`q${n}`)) n += 1;
  return `q${n}`;
}
