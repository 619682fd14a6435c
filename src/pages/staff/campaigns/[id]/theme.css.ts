import type { APIRoute } from 'astro';
import { getDeskCampaign } from '#features/campaigns/desk-queries.ts';
import { readCampaignId } from '#features/campaigns/desk-input.ts';
import { themeOf } from '#features/campaigns/theme.ts';

/** The colours of a campaign that may not be public yet, for its preview. */
export const GET: APIRoute = async ({ params, locals }) => {
  const id = readCampaignId(params);
  const campaign = id && (await getDeskCampaign(locals.read, id));
  if (!campaign) return new Response(null, { status: 404 });
  const { css } = themeOf(campaign.look);
  return new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
};
