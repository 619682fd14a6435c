import { stringify } from 'csv-stringify/sync';
import type { Locale } from '#i18n/urls.ts';
import type { SurveyWords } from '#i18n/surveys.ja.ts';
import { say } from './components/say.ts';
import { z } from 'zod';
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

/** What the files of a report are made from. */
export type Sent = Pick<PublishedReport, 'slug' | 'number' | 'publishedAt' | 'document'>;

/** Where it was counted, as the map asks for it; few enough to be sent whole. */
export function placesJson({ document }: Pick<Sent, 'document'>, locale: Locale): object {
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
export function figureJson(report: Sent, figure: Figure, url: string): object {
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

/** `q5.csv`, `q5.json`, `all.json`, `places.json`. */
const FileName = z.string().regex(/^[a-z0-9-]{1,40}\.(?:csv|json)$/);

/** A file of a report somebody may see; `page` is the whole address of the report. */
export function reportFile(
  report: Sent | undefined,
  file: string | undefined,
  { page, locale, words }: { page: string; locale: Locale; words: SurveyWords },
): Response {
  const [id, form] = (FileName.safeParse(file).data ?? '').split('.');
  if (report && file === 'places.json') return Response.json(placesJson(report, locale));
  const figures = report?.document.figures.filter((figure) => id === 'all' || figure.id === id);
  if (!report || !figures?.length || (id === 'all' && form === 'csv'))
    return new Response('Not found\n', { status: 404 });
  const name = `${report.slug}-${id}-${report.number}.${form}`;
  const headers = { 'Content-Disposition': `attachment; filename="${name}"` };
  if (form === 'csv')
    return new Response(figureCsv(figures[0]!, locale, words), {
      headers: { ...headers, 'Content-Type': 'text/csv; charset=utf-8' },
    });
  const all = figures.map((figure) => figureJson(report, figure, page));
  return new Response(JSON.stringify(id === 'all' ? all : all[0], null, 2), {
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  });
}

/** Which release is asked for, in the address of a page or file of its own; none for what is no number. */
export const releaseNumber = (text: string | null | undefined): number =>
  z.coerce.number().int().positive().safeParse(text).data ?? 0;
