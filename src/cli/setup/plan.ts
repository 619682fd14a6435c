import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Tx } from '#server/db.ts';

const FOLDER = new URL('../../../db/seed/plan/', import.meta.url);

const PERIODS = {
  現行: 'baseline',
  令和7年度: 'R7',
  令和8年度: 'R8',
  令和9年度: 'R9',
  令和10年度: 'R10',
  令和11年度: 'R11',
  累計: 'total',
} as const;

/** Tables kept as printed: the first column names the row. */
const STATISTICS = [
  'establishments',
  'industry_problems',
  'population',
  'small_businesses',
  'visitors',
];

/** Adds the plan's targets and the area's figures as printed in it, if there are none yet. */
export async function addPlanFigures(tx: Tx): Promise<boolean> {
  const present = await tx.selectFrom('plan_target').select('id').limit(1).executeTakeFirst();
  if (present) return false;
  const targets = rows('targets').flatMap((row) =>
    Object.entries(PERIODS).map(([column, period]) => ({
      chapter: row['章']!,
      indicator: row['指標']!,
      unit: row['単位']!,
      period,
      // A blank target is 予定なし, not zero.
      target: row[column] ? Number(row[column]) : null,
    })),
  );
  await tx.insertInto('plan_target').values(targets).execute();
  const statistics = STATISTICS.flatMap((series) => {
    // By place, not by name: an object puts columns that are years before the one that names the row.
    const [[, ...columns] = [], ...lines] = parse(read(series), { bom: true });
    return lines.flatMap(([row_label = '', ...cells]) =>
      cells.map((printed, i) => ({ series, row_label, column_label: columns[i]!, printed })),
    );
  });
  await tx.insertInto('area_statistic').values(statistics).execute();
  return true;
}

function rows(name: string): Record<string, string>[] {
  return parse(read(name), { columns: true, bom: true });
}

function read(name: string): Buffer {
  return readFileSync(new URL(`${name}.csv`, FOLDER));
}
