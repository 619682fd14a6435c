import type { APIRoute } from 'astro';
import { z } from 'zod';
import { reportFile } from '#features/surveys/data.ts';
import { getReport } from '#features/surveys/draft-queries.ts';
import { previewOf } from '#features/surveys/preview.ts';

/** A file of a draft, for the staff; the gate lets nobody else in. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { read, at, words, siteUrl } = locals;
  const id = z.coerce.number().int().positive().safeParse(params['id']).data;
  const report = id ? await getReport(read, id) : undefined;
  const preview = report && previewOf(report, at);
  const page = siteUrl + (preview?.address ?? '');
  return reportFile(preview, params['file'], { page, locale: 'ja', words: words.surveys });
};
