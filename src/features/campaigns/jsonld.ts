import type { CollectionPage, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import type { CampaignDetail, CampaignParticipant } from './queries.ts';

/** A campaign's page as schema.org CollectionPage with those who take part, in walking order. */
export function campaignJsonLd(
  campaign: CampaignDetail,
  participants: CampaignParticipant[],
  page: { url: string; image: string; shopUrl: (slug: string) => string; language: string },
): string {
  const thing: WithContext<CollectionPage> = {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': page.url,
    url: page.url,
    name: campaign.name,
    description: campaign.lead,
    image: page.image,
    inLanguage: page.language,
    temporalCoverage: `${campaign.startsOn}/${campaign.endsOn}`,
    ...(campaign.nameEn && { alternateName: campaign.nameEn }),
    mainEntity: {
      '@type': 'ItemList',
      itemListOrder: 'https://schema.org/ItemListOrderAscending',
      numberOfItems: participants.length,
      itemListElement: participants.map(({ position, shop, businessName }) => ({
        '@type': 'ListItem',
        position,
        name: shop?.name ?? businessName,
        ...(shop && { url: page.shopUrl(shop.slug) }),
      })),
    },
  };
  return jsonLd(thing);
}
