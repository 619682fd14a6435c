import { csvFile } from '#features/entries/csv.ts';
import { countsJa as t } from '#i18n/counts.ja.ts';
import type { Reader } from '#server/db.ts';
import { eachCount, WHATS } from './queries.ts';
import type { CountsFilter } from './schema.ts';

/** A kind's counts day by day as a CSV file, sent as they are read. */
export function countsFile(read: Reader, filter: CountsFilter, at: Date): Response {
  const { day, number, name, path } = t.columns;
  const columns = [day, number, name, path, ...WHATS.map((what) => t.whats[what])];
  return csvFile(`${filter.kind}-counts`, columns, rowsOf(read, filter, at));
}

async function* rowsOf(read: Reader, filter: CountsFilter, at: Date) {
  for await (const rows of eachCount(read, filter, at))
    yield rows.map((row) => [row.day, row.id, row.name, row.path, ...WHATS.map((w) => row[w])]);
}
