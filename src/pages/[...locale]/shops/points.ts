import type { APIRoute } from 'astro';
import { hoursWords } from '#i18n/hours.ts';
import { urlFor } from '#i18n/urls.ts';
import { nameOf, stateMark } from '#features/shops/components/card.ts';
import { readBounds, readShopList } from '#features/shops/list-input.ts';
import { liveDirectory } from '#features/shops/live.ts';
import { listShopSummaries } from '#features/shops/queries.ts';
import { directoryQuery, knownOnly } from '#features/shops/search-page.ts';
import type { MapPoints } from '#ui/map-types.ts';

/** The map's cells for the same selection as the list: `?<filters>&bbox=w,s,e,n&z=12`. */
export const GET: APIRoute = async ({ url, locals }) => {
  const bounds = readBounds(url.searchParams);
  if (!bounds)
    return new Response('bbox=west,south,east,north and z=0…18 are needed\n', { status: 400 });
  const directory = await liveDirectory();
  const input = knownOnly(readShopList(url.searchParams), directory.taxonomy);
  const query = directoryQuery(input, directory.taxonomy);
  const { total, cells } = await directory.cells(query, bounds, bounds.zoom, locals.at);
  const alone = cells.filter((cell) => cell.count === 1).map((cell) => cell.id);
  const shops = await listShopSummaries(locals.read, alone, directory.taxonomy);
  const byId = new Map(shops.map((shop) => [shop.id, shop]));
  const answer: MapPoints & { total: number } = {
    total,
    cells: cells.map(({ id, lat, lng, count }) => {
      const shop = count === 1 ? byId.get(id) : undefined;
      if (!shop) return { lat, lng, count };
      return {
        lat,
        lng,
        count,
        name: nameOf(shop, locals.locale).text,
        href: urlFor(locals.locale, `/shops/${shop.slug}`),
        open: stateMark(shop, locals.at, hoursWords(locals.locale)).tone !== 'closed',
      };
    }),
  };
  return Response.json(answer, { headers: { 'Cache-Control': 'public, max-age=30' } });
};
