import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { reportFile, type Sent } from '#features/surveys/data.ts';
import { Figures, type Figure } from '#features/surveys/schema.ts';
import { words } from '#i18n/index.ts';

/** Holds that a published report, its CSV and its JSON have these figures, cell by cell. */
export async function expectPublished(report: Sent, figures: readonly Figure[]): Promise<void> {
  expect(report.document.figures).toEqual(figures);
  const options = {
    page: 'https://example.jp/surveys/x',
    locale: 'ja',
    words: words('ja').surveys,
  };
  const file = (name: string) => reportFile(report, name, { ...options, locale: 'ja' }).text();
  expect(Figures.parse(JSON.parse(await file('all.json')))).toEqual(figures);
  for (const figure of figures) {
    const [, ...lines]: string[][] = parse(await file(`${figure.id}.csv`), { bom: true });
    const written = (cell: (typeof figure)['rows'][number]['cells'][number]) =>
      cell === 'withheld' ? options.words.withheld : String(cell ?? '');
    expect(lines).toEqual(figure.rows.map(({ label, cells }) => [label.ja, ...cells.map(written)]));
  }
}
