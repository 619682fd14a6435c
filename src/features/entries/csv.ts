import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

/** UTF-8 with BOM and CRLF, as spreadsheets expect; a cell that looks like a formula is defused by a `'`. */
const OPTIONS = { record_delimiter: 'windows', escape_formulas: true } as const;

/** Rows under their header as text of a CSV file, piece by piece as they are read. */
export async function* csvText(
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  yield stringify([columns], { ...OPTIONS, bom: true });
  for await (const rows of batches) yield stringify([...rows], OPTIONS);
}

/** Text as the body of an answer, sent as it is made: nothing stands in memory at once. */
export function streamed(pieces: AsyncIterable<string>): ReadableStream {
  return Readable.toWeb(Readable.from(encode(pieces))) as ReadableStream;
}

async function* encode(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

/** A CSV file for the staff's spreadsheets. */
export function csvFile(
  name: string,
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): Response {
  return new Response(streamed(csvText(columns, batches)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    },
  });
}

/** Rows from the lowest id up, in batches, so that a long table never stands in memory whole. */
export async function* inBatches<Row extends { id: number }>(
  page: (after: number, size: number) => Promise<Row[]>,
  size = 500,
): AsyncGenerator<Row[]> {
  let after = 0;
  for (;;) {
    const rows = await page(after, size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}
