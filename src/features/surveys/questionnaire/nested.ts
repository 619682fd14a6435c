import { isTrait, type SheetColumn } from './columns.ts';
import { givenIn } from './given.ts';

/** With fewer respondents or answers than these, columns agree by chance. */
const MANY = 30;
const KINDS = 5;
/** How much of what is not known of one column the other tells. */
const TELLS = 0.9;

/**
 * Questions that tell a trait's groups at another fineness (areas and the towns they lie in): the
 * counts of the one would give away what is withheld of the other, so they are not published.
 */
export function nestedColumns(
  rows: readonly (readonly string[])[],
  columns: readonly SheetColumn[],
): { column: SheetColumn; trait: SheetColumn }[] {
  if (rows.length < MANY) return [];
  const traits = columns.filter(isTrait);
  const answers = new Map(
    columns.map((column) => {
      const own = column.use === 'multiple' ? { ...column, use: 'single' as const } : column;
      return [column, givenIn(rows, own).answers.map(([first = '']) => first)] as const;
    }),
  );
  return columns
    .filter((one) => one.use === 'single' || one.use === 'number' || isTrait(one))
    .flatMap((column) => {
      const trait = traits.find((one) => {
        // Of two traits the second gives way.
        if (one === column || (isTrait(column) && one.at > column.at)) return false;
        const [a, b] = [answers.get(column)!, answers.get(one)!];
        return tells(a, b) || tells(b, a);
      });
      return trait ? [{ column, trait }] : [];
    });
}

/** Goodman and Kruskal's lambda: how much better `b` is guessed by who knows `a`. */
function tells(a: readonly string[], b: readonly string[]): boolean {
  if (new Set(a).size < KINDS || new Set(b).size < 2) return false;
  const together = new Map<string, Map<string, number>>();
  const alone = new Map<string, number>();
  a.forEach((value, i) => {
    const row = together.get(value) ?? new Map<string, number>();
    together.set(value, row.set(b[i]!, (row.get(b[i]!) ?? 0) + 1));
    alone.set(b[i]!, (alone.get(b[i]!) ?? 0) + 1);
  });
  const most = Math.max(...alone.values());
  const guessed = [...together.values()].reduce((sum, row) => sum + Math.max(...row.values()), 0);
  return a.length > most && (guessed - most) / (a.length - most) >= TELLS;
}
