import type { APIRoute } from 'astro';
import { releaseNumber, reportFile } from '#features/surveys/data.ts';
import { getPublishedReport } from '#features/surveys/queries.ts';
import { urlFor } from '#i18n/urls.ts';

/** `?release=` for an earlier one. */
export const GET: APIRoute = async ({ params, url, locals }) => {
  const { read, at, locale, words, siteUrl } = locals;
  const slug = params['slug'] ?? '';
  const asked = url.searchParams.get('release');
  const number = asked === null ? undefined : releaseNumber(asked);
  const report = await getPublishedReport(read, slug, at, number);
  const page = siteUrl + urlFor(locale, `/surveys/${slug}`);
  return reportFile(report, params['file'], { page, locale, words: words.surveys });
};
