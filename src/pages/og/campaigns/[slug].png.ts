import type { APIRoute } from 'astro';
import { ogAnswer } from '#features/entries/og-image.ts';
import { getPublishedCampaign } from '#features/campaigns/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const campaign = await getPublishedCampaign(locals.read, params['slug'] ?? '', locals.at);
  if (!campaign) return new Response('Not found\n', { status: 404 });
  const { pattern, hue } = campaign.look;
  return ogAnswer({ pattern, hue, seed: campaign.slug }, locals.words.site.name);
};
