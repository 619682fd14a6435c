import type { SheetNote } from '../understood.ts';
import type { Count } from './records.ts';

/**
 * The same people counted twice: every dimension together must tell one count from the other, and
 * no hours may reach into others of the same people.
 */
export function countedTwice(counts: readonly Count[]): SheetNote[] {
  const same = Map.groupBy(counts, ({ point, date, sex, age, direction, mode, whole }) =>
    [point, date, sex, age, direction, mode, whole].join('\n'),
  );
  return [...same.values()].flatMap((all) => {
    const inOrder = all.toSorted((a, b) => a.band.from - b.band.from || a.row - b.row);
    let last: Count | undefined;
    return inOrder.flatMap((one): SheetNote[] => {
      const before = last;
      if (!before || one.band.until > before.band.until) last = one;
      if (!before || one.band.from >= before.band.until) return [];
      const isSame = one.band.from === before.band.from && one.band.until === before.band.until;
      const what = isSame ? 'countedTwice' : 'overlapping';
      return [{ row: one.row, what, text: `${one.point} ${one.date}` }];
    });
  });
}
