/** An equation a reader may write down: these unknowns add up to a figure that is published. */
export interface Equation {
  unknowns: string[];
  sum: number;
}

/** All sums and differences there are: Gauss–Jordan, and what stands alone in a row is known. */
export function recovered(equations: Equation[]): Map<string, number> {
  const names = [...new Set(equations.flatMap(({ unknowns }) => unknowns))];
  const rows = equations.map(({ unknowns, sum }) => [
    ...names.map((name) => unknowns.filter((one) => one === name).length),
    sum,
  ]);
  let top = 0;
  for (let at = 0; at < names.length; at += 1) {
    const pivot = rows.findIndex((row, i) => i >= top && Math.abs(row[at]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[top], rows[pivot]] = [rows[pivot]!, rows[top]!];
    const lead = rows[top]!.map((value) => value / rows[top]![at]!);
    rows[top] = lead;
    rows.forEach((row, i) => {
      const times = row[at]!;
      if (i !== top && Math.abs(times) > 1e-9)
        rows[i] = row.map((value, n) => value - times * lead[n]!);
    });
    top += 1;
  }
  const known = new Map<string, number>();
  for (const row of rows) {
    const left = names.filter((_, i) => Math.abs(row[i]!) > 1e-9);
    if (left.length === 1) known.set(left[0]!, row.at(-1)!);
  }
  return known;
}
