import { csvFile } from '#features/entries/csv.ts';
import { auditJa as t } from '#i18n/audit.ja.ts';
import type { Reader } from '#server/db.ts';
import { eachAct } from './queries.ts';
import { sayActs } from './said.ts';
import type { AuditFilter } from './schema.ts';

/** The lines that fit as a CSV file, sent as they are read. */
export function auditFile(read: Reader, filter: AuditFilter): Response {
  return csvFile('audit', t.csvColumns, linesOf(read, filter));
}

async function* linesOf(read: Reader, filter: AuditFilter) {
  for await (const acts of eachAct(read, filter)) {
    const said = await sayActs(read, acts);
    yield said.map(({ at, who, role, address, what, about, details }, i) => [
      at,
      who,
      role,
      address ?? '',
      what,
      about?.kind ?? '',
      about?.name ?? '',
      acts[i]!.subject_id ?? '',
      details,
    ]);
  }
}
