import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { listCampaignAddresses } from '#features/campaigns/queries.ts';

export const GET: APIRoute = async ({ locals }) => {
  const campaigns = await listCampaignAddresses(locals.read);
  if (campaigns.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    campaigns.map(({ slug, updatedAt }) => ({
      path: `/campaigns/${slug}`,
      lastModified: updatedAt,
    })),
  );
};
