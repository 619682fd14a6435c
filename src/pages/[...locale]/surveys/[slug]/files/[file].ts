import type { APIRoute } from 'astro';
import { z } from 'zod';
import { figureCsv, figureJson, placesJson } from '#features/surveys/data.ts';
import { getPublishedReport } from '#features/surveys/queries.ts';
import { urlFor } from '#i18n/urls.ts';

/** `q5.csv`, `q5.json`, `all.json`; `?release=` for an earlier one. */
const File = z.string().regex(/^[a-z0-9-]{1,40}\.(?:csv|json)$/);
const Number_ = z.coerce.number().int().positive().optional().catch(0);

export const GET: APIRoute = async ({ params, url, locals }) => {
  const { read, at, locale, words, siteUrl } = locals;
  const file = File.safeParse(params['file']).data;
  const number = Number_.parse(url.searchParams.get('release') ?? undefined);
  const report =
    file === undefined
      ? undefined
      : await getPublishedReport(read, params['slug'] ?? '', at, number);
  const [id, form] = (file ?? '').split('.');
  if (report && file === 'places.json') return Response.json(placesJson(report, locale));
  const page = siteUrl + urlFor(locale, `/surveys/${params['slug']}`);
  const figures = report?.document.figures.filter((figure) => id === 'all' || figure.id === id);
  if (!report || !figures?.length || (id === 'all' && form === 'csv')) {
    return new Response('Not found\n', { status: 404 });
  }
  const name = `${report.slug}-${id}-${report.number}.${form}`;
  const headers = { 'Content-Disposition': `attachment; filename="${name}"` };
  if (form === 'csv') {
    return new Response(figureCsv(figures[0]!, locale, words.surveys), {
      headers: { ...headers, 'Content-Type': 'text/csv; charset=utf-8' },
    });
  }
  const all = figures.map((figure) => figureJson(report, figure, page));
  return new Response(JSON.stringify(id === 'all' ? all : all[0], null, 2), {
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  });
};
