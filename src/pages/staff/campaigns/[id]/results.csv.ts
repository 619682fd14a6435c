import type { APIRoute } from 'astro';
import { resultFile } from '#features/campaigns/result-file.ts';
import { getResults } from '#features/campaigns/result-queries.ts';
import { readCampaignId } from '#features/campaigns/desk-input.ts';

/** What a campaign came to, as a file for a spreadsheet. */
export const GET: APIRoute = async ({ params, locals }) => {
  const id = readCampaignId(params);
  const results = id && (await getResults(locals.read, id));
  if (!results) return new Response(null, { status: 404 });
  return new Response(resultFile(results), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="campaign-${id}.csv"`,
    },
  });
};
