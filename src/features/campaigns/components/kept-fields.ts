import type { DeskCampaignRow } from '../desk-queries.ts';
import { paletteOf } from '../palettes.ts';

/** Fields of the staff's form. */
export type CampaignField =
  | 'name'
  | 'nameEn'
  | 'slug'
  | 'startsOn'
  | 'endsOn'
  | 'lead'
  | 'leadEn'
  | 'body'
  | 'bodyEn'
  | 'palette'
  | 'pattern'
  | 'scene'
  | 'routeTitle'
  | 'routeTitleEn'
  | 'routeLead'
  | 'routeLeadEn';

/** What the form shows of a campaign, or before there is one. */
export function keptFields(campaign: DeskCampaignRow | undefined): Record<CampaignField, string> {
  const route = campaign?.story.route;
  return {
    name: campaign?.name ?? '',
    nameEn: campaign?.name_en ?? '',
    slug: campaign?.slug ?? '',
    startsOn: campaign?.starts_on ?? '',
    endsOn: campaign?.ends_on ?? '',
    lead: campaign?.lead ?? '',
    leadEn: campaign?.lead_en ?? '',
    body: campaign?.body ?? '',
    bodyEn: campaign?.body_en ?? '',
    palette: campaign ? (paletteOf(campaign.look) ?? 'own') : 'vermilion',
    pattern: campaign?.look.pattern ?? 'seigaiha',
    scene: campaign?.look.scene ?? 'plain',
    routeTitle: route?.title ?? '',
    routeTitleEn: route?.titleEn ?? '',
    routeLead: route?.lead ?? '',
    routeLeadEn: route?.leadEn ?? '',
  };
}
