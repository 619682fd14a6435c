import { stringify } from 'csv-stringify/sync';
import type { Locale } from '#i18n/urls.ts';
import type { SurveyWords } from '#i18n/surveys.ja.ts';
import { say } from './components/say.ts';
import type { PublishedReport } from './queries.ts';
import type { Figure } from './schema.ts';

/** A figure's table for a spreadsheet: UTF-8 with its mark, numbers as numbers. */
export function figureCsv(figure: Figure, locale: Locale, words: SurveyWords): string {
  const head = [figure.heading, ...figure.columns.map(({ label }) => label)];
  const rows = figure.rows.map(({ label, cells }) => [
    say(locale, label).text,
    ...cells.map((cell) => (cell === 'withheld' ? words.withheld : cell)),
  ]);
  return stringify([head.map((label) => say(locale, label).text), ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

/** Where it was counted, as the map asks for it; few enough to be sent whole. */
export function placesJson({ document }: PublishedReport, locale: Locale): object {
  return {
    cells: document.places.map(({ name, lat, lng, note }, i) => ({
      lat,
      lng,
      count: 1,
      name: `${say(locale, name).text}: ${say(locale, note).text}`,
      mark: String(i + 1),
    })),
  };
}

/** A figure as data for programs, with what one must know to use it. */
export function figureJson(report: PublishedReport, figure: Figure, url: string): object {
  const { document } = report;
  return {
    report: document.title,
    release: report.number,
    published: report.publishedAt,
    url,
    source: document.sources.map(({ name }) => name.ja),
    limitations: document.limitations,
    ...figure,
  };
}
