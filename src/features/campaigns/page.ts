import { listCouponSummaries } from '#features/coupons/queries.ts';
import { listCampaignEvents } from '#features/events/days.ts';
import { byDate } from '#features/events/list-page.ts';
import { listCampaignProducts } from '#features/products/queries.ts';
import { liveDirectory } from '#features/shops/live.ts';
import { listShopSummaries } from '#features/shops/queries.ts';
import type { Reader } from '#server/db.ts';
import { listGatheredIds, listParticipants } from './queries.ts';

/** The next dates; all of them stand in the calendar. */
const EVENTS_SHOWN = 12;

/** What a campaign's page shows at a moment: who takes part, and what it gathers that is public. */
export async function campaignPage(read: Reader, campaignId: number, at: Date) {
  const { taxonomy } = await liveDirectory();
  const participants = await listParticipants(read, campaignId, at);
  const shopIds = participants.flatMap(({ shop }) => shop?.id ?? []);
  const couponIds = await listGatheredIds(read, campaignId, 'coupon');
  const events = await listCampaignEvents(read, campaignId, at);
  return {
    participants,
    shops: await listShopSummaries(read, shopIds, taxonomy),
    products: await listCampaignProducts(read, campaignId, at),
    coupons: await listCouponSummaries(read, couponIds, at),
    days: byDate(events.slice(0, EVENTS_SHOWN)),
    events: events.length,
  };
}
export type CampaignPage = Awaited<ReturnType<typeof campaignPage>>;
