import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

/** Shops that were asked or ask to join, who waits for the staff first. */
export async function listApplications(read: Reader, campaignId: number) {
  const rows = await read
    .selectFrom('campaign_application as asked')
    .innerJoin('shop', 'shop.id', 'asked.shop_id')
    .selectAll('asked')
    .select('shop.name as shop')
    .where('asked.campaign_id', '=', campaignId)
    .orderBy('asked.created_at')
    .orderBy('asked.id')
    .execute();
  const order = ['applied', 'invited', 'accepted', 'declined', 'refused'];
  return rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
export type Application = Awaited<ReturnType<typeof listApplications>>[number];

/** Shops of the campaign this one was made from that nobody has asked yet. */
export function listFormerShops(
  read: Reader,
  campaign: { id: number; copied_from: number | null },
) {
  return read
    .selectFrom('campaign_participant as part')
    .innerJoin('shop', 'shop.id', 'part.shop_id')
    .select(['shop.id', 'shop.name'])
    .where('part.campaign_id', '=', campaign.copied_from ?? 0)
    .where('shop.visibility', '=', 'published')
    .where('shop.id', 'not in', (eb) =>
      eb
        .selectFrom('campaign_application')
        .select('shop_id')
        .where('campaign_id', '=', campaign.id),
    )
    .orderBy('part.position')
    .execute();
}

/** Campaigns a shop may ask to join on this day, and those it was asked to join or has asked. */
export async function listJoining(read: Reader, shopIds: number[], at: Date) {
  const today = localDate(at);
  const open = await read
    .selectFrom('campaign')
    .select(['id', 'name', 'starts_on', 'ends_on', 'open_until', 'call'])
    .where('open_until', '>=', today)
    .orderBy('open_until')
    .execute();
  if (shopIds.length === 0) return { open, asked: [] };
  const asked = await read
    .selectFrom('campaign_application as asked')
    .innerJoin('campaign', 'campaign.id', 'asked.campaign_id')
    .selectAll('asked')
    .select(['campaign.name', 'campaign.starts_on', 'campaign.ends_on', 'campaign.open_until'])
    .where('asked.shop_id', 'in', shopIds)
    .where('campaign.ends_on', '>=', today)
    .execute();
  return { open, asked };
}
export type Joining = Awaited<ReturnType<typeof listJoining>>;

/** The public shops of some businesses. */
export async function listShopsOfBusinesses(
  read: Reader,
  businesses: readonly number[],
): Promise<{ id: number; name: string }[]> {
  if (businesses.length === 0) return [];
  const rows = await read
    .selectFrom('shop')
    .select(['id', 'name'])
    .where('business_id', 'in', businesses)
    .where('visibility', '=', 'published')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name }) => ({ id, name: name ?? '' }));
}

/** Campaigns some businesses are asked to join and may still answer, the nearest day first. */
export async function listInvited(read: Reader, businesses: readonly number[], at: Date) {
  if (businesses.length === 0) return [];
  const rows = await read
    .selectFrom('campaign_application as asked')
    .innerJoin('shop', 'shop.id', 'asked.shop_id')
    .innerJoin('campaign', 'campaign.id', 'asked.campaign_id')
    .select(['campaign.name as campaign', 'shop.name as shop', 'campaign.open_until as until'])
    .where('shop.business_id', 'in', businesses)
    .where('asked.state', '=', 'invited')
    .where('campaign.open_until', '>=', localDate(at))
    .orderBy('campaign.open_until')
    .execute();
  return rows.map(({ campaign, shop, until }) => ({ campaign, shop: shop ?? '', until: until! }));
}
export type Invited = Awaited<ReturnType<typeof listInvited>>[number];
