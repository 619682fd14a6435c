import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { auditJa as t } from '#i18n/audit.ja.ts';
import type { Reader } from '#server/db.ts';
import { eachAct } from './queries.ts';
import { sayActs } from './said.ts';
import type { AuditFilter } from './schema.ts';

/** UTF-8 with BOM and CRLF, as spreadsheets expect; a cell that looks like a formula is defused. */
const OPTIONS = { record_delimiter: 'windows', escape_formulas: true } as const;

/** The lines that fit as a CSV file, sent as they are read. */
export function auditFile(read: Reader, filter: AuditFilter): Response {
  return new Response(Readable.toWeb(Readable.from(linesOf(read, filter))) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.csv"',
    },
  });
}

async function* linesOf(read: Reader, filter: AuditFilter): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(stringify([t.csvColumns], { ...OPTIONS, bom: true }));
  for await (const acts of eachAct(read, filter)) {
    const said = await sayActs(read, acts);
    const rows = said.map(({ at, who, role, address, what, about, details }, i) => [
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
    yield encoder.encode(stringify(rows, OPTIONS));
  }
}
