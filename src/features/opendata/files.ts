import { csvText, streamed } from '#features/entries/csv.ts';

/** Rows of cells under a header, in batches. */
export interface OpenTable {
  columns: string[];
  batches: AsyncIterable<string[][]>;
  /** Columns of latitude and longitude. */
  position: [lat: string, lng: string];
}

export const OPEN_DATA_FORMS = ['csv', 'json', 'geojson'] as const;
type OpenDataForm = (typeof OPEN_DATA_FORMS)[number];

/** The form an address ends with, or undefined. */
export function readOpenDataForm(ending: string | undefined): OpenDataForm | undefined {
  return OPEN_DATA_FORMS.find((form) => form === ending);
}

const TYPES: Record<OpenDataForm, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
};

/** A table as a file for download, sent as it is read: 100,000 rows never stand in memory at once. */
export function openDataFile(table: OpenTable, form: OpenDataForm, name: string): Response {
  const chunks = { csv, json, geojson }[form](table);
  return new Response(streamed(chunks), {
    headers: {
      'Content-Type': TYPES[form],
      'Content-Disposition': `attachment; filename="${name}.${form}"`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}

const csv = ({ columns, batches }: OpenTable) => csvText(columns, batches);

async function* json(table: OpenTable): AsyncGenerator<string> {
  yield* joined('[', ']', table.batches, (row) => JSON.stringify(record(table.columns, row)));
}

async function* geojson(table: OpenTable): AsyncGenerator<string> {
  const [lat, lng] = table.position.map((column) => table.columns.indexOf(column)) as [
    number,
    number,
  ];
  yield* joined('{"type":"FeatureCollection","features":[', ']}', table.batches, (row) =>
    JSON.stringify({
      type: 'Feature',
      geometry: row[lat]
        ? { type: 'Point', coordinates: [Number(row[lng]), Number(row[lat])] }
        : null,
      properties: record(table.columns, row),
    }),
  );
}

async function* joined(
  open: string,
  close: string,
  batches: AsyncIterable<string[][]>,
  text: (row: string[]) => string,
): AsyncGenerator<string> {
  let separator = '';
  yield open;
  for await (const rows of batches) {
    for (const row of rows) {
      yield `${separator}${text(row)}`;
      separator = ',\n';
    }
  }
  yield `${close}\n`;
}

function record(columns: string[], row: string[]): Record<string, string | null> {
  return Object.fromEntries(columns.map((column, i) => [column, row[i] || null]));
}
