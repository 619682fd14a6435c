import type { APIRoute } from 'astro';
import { releaseNumber, reportFile } from '#features/surveys/data.ts';
import { getMemberReport } from '#features/surveys/member-queries.ts';
import { readingOf } from '#features/surveys/reading.ts';
import { requireActor } from '#server/auth/require.ts';

/** A file of a report for whoever may see the report; `?release=` for an earlier one. */
export const GET: APIRoute = async ({ params, url, locals }) => {
  const { read, at, words, siteUrl } = locals;
  const slug = params['slug'] ?? '';
  const asked = url.searchParams.get('release');
  const number = asked === null ? undefined : releaseNumber(asked);
  const as = readingOf(requireActor(locals));
  const report = await getMemberReport(read, as, slug, at, number);
  const page = `${siteUrl}/member/surveys/${slug}`;
  return reportFile(report, params['file'], { page, locale: 'ja', words: words.surveys });
};
