import type { Reader } from '#server/db.ts';
import { detailOf, type CampaignDetail } from './queries.ts';
import { LookInput, StoryInput } from './schema.ts';

/** A campaign in the staff's list. */
export interface DeskCampaignLine {
  id: number;
  name: string;
  startsOn: string;
  endsOn: string;
  visibility: 'hidden' | 'published' | 'archived';
  parts: number;
  /** Shops that ask to join and wait for the staff. */
  waiting: number;
}

/** Every campaign, those that end last first; there are never many. */
export async function listDeskCampaigns(read: Reader): Promise<DeskCampaignLine[]> {
  const rows = await read
    .selectFrom('campaign')
    .select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn', 'visibility'])
    .select((eb) => [
      eb
        .selectFrom('campaign_participant as part')
        .select((s) => s.fn.countAll<number>().as('n'))
        .whereRef('part.campaign_id', '=', 'campaign.id')
        .as('parts'),
      eb
        .selectFrom('campaign_application as asked')
        .select((s) => s.fn.countAll<number>().as('n'))
        .whereRef('asked.campaign_id', '=', 'campaign.id')
        .where('asked.state', '=', 'applied')
        .as('waiting'),
    ])
    .orderBy('ends_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, parts: Number(row.parts), waiting: Number(row.waiting) }));
}

/** A campaign with everything the staff write of it, or undefined. */
export async function getDeskCampaign(read: Reader, id: number) {
  const row = await read.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const look = LookInput.parse(JSON.parse(row.look));
  return { ...row, look, story: StoryInput.parse(JSON.parse(row.story)) };
}
export type DeskCampaignRow = NonNullable<Awaited<ReturnType<typeof getDeskCampaign>>>;

/** A campaign as its page would be at a moment, public or not. */
export async function getCampaignAt(
  read: Reader,
  id: number,
  at: Date,
): Promise<CampaignDetail | undefined> {
  const row = await read.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst();
  return row && detailOf(read, row, at);
}

/** A shop's part in a campaign, as the staff write it. */
export function listParts(read: Reader, campaignId: number) {
  return read
    .selectFrom('campaign_participant as part')
    .innerJoin('business', 'business.id', 'part.business_id')
    .leftJoin('shop', 'shop.id', 'part.shop_id')
    .leftJoin('venue', 'venue.id', 'part.venue_id')
    .selectAll('part')
    .select(['venue.slug as venue', 'venue.name as venueName'])
    .select(['shop.name as shop', 'shop.visibility', 'business.name as business'])
    .where('part.campaign_id', '=', campaignId)
    .orderBy('part.position')
    .execute();
}
export type DeskPart = Awaited<ReturnType<typeof listParts>>[number];

/** A shop by its name, public or not. */
export async function getShopName(
  read: Reader,
  id: number,
): Promise<{ id: number; name: string } | undefined> {
  const row = await read
    .selectFrom('shop')
    .select(['id', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { id: row.id, name: row.name ?? '' };
}
