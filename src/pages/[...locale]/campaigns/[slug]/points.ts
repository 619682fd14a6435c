import type { APIRoute } from 'astro';
import { hoursWords } from '#i18n/hours.ts';
import { localText } from '#i18n/text.ts';
import { urlFor } from '#i18n/urls.ts';
import { getPublishedCampaign, listParticipants } from '#features/campaigns/queries.ts';
import { stateMark } from '#features/shops/components/card.ts';
import { liveDirectory } from '#features/shops/live.ts';
import { listShopSummaries } from '#features/shops/queries.ts';
import type { MapPoints } from '#ui/map-types.ts';

/** Every stop of a campaign with its number; few enough to be sent whole, whatever is looked at. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { read, locale, at } = locals;
  const campaign = await getPublishedCampaign(read, params['slug'] ?? '', at);
  if (!campaign) return new Response(null, { status: 404 });
  const stops = await listParticipants(read, campaign.id, at);
  const { taxonomy } = await liveDirectory();
  const shops = await listShopSummaries(
    read,
    stops.flatMap(({ shop }) => shop?.id ?? []),
    taxonomy,
  );
  const answer: MapPoints = {
    cells: stops.flatMap(({ shop, point, position }) => {
      const summary = shops.find(({ id }) => id === shop?.id);
      if (!shop || !point || !summary) return [];
      return {
        ...point,
        count: 1,
        mark: String(position),
        name: localText(locale, shop.name, shop.nameEn).text,
        href: urlFor(locale, `/shops/${shop.slug}`),
        open: stateMark(summary, at, hoursWords(locale)).tone !== 'closed',
      };
    }),
  };
  return Response.json(answer, { headers: { 'Cache-Control': 'public, max-age=30' } });
};
