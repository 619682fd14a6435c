import { demoCampaigns } from '#db/seed/campaigns/index.ts';
import type { DemoCampaign } from '#db/seed/campaigns/types.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import {
  addPublishedCampaign,
  gatherEntries,
  setParticipants,
} from '#features/campaigns/commands.ts';
import { CampaignInput, ParticipantInput } from '#features/campaigns/schema.ts';

/**
 * Puts the demo's campaigns in place of those there are: this season's, or the next once it is over.
 * Their products must be there before.
 */
export async function replaceDemoCampaigns(tx: Tx, at: Date): Promise<void> {
  await removeDemoCampaigns(tx, at);
  for (const campaign of demoCampaigns) await addCampaign(tx, campaign, at);
}

/** Removes the demo's campaigns; nothing else refers to them. */
export async function removeDemoCampaigns(tx: Tx, at: Date): Promise<void> {
  const removed = await tx.deleteFrom('campaign').where('demo', '=', 1).returning('id').execute();
  if (removed.length === 0) return;
  await tx
    .insertInto('change')
    .values(removed.map(({ id }) => ({ tag: `campaign:${id}`, at: toIso(at) })))
    .execute();
}

async function addCampaign(tx: Tx, campaign: DemoCampaign, at: Date): Promise<void> {
  const { from, until, stops, products, ...rest } = campaign;
  const body = CampaignInput.parse({ ...rest, ...seasonOf(from, until, localDate(at)) });
  const id = await addPublishedCampaign(tx, body, { demo: true }, at);
  const participants = stops.map((stop) => ParticipantInput.parse(stop));
  await setParticipants(tx, id, participants, at);
  const rows = await tx
    .selectFrom('product')
    .select(['id', 'slug'])
    .where('slug', 'in', products)
    .execute();
  const ids = products.flatMap((slug) => rows.find((row) => row.slug === slug)?.id ?? []);
  await gatherEntries(tx, id, 'product', ids, at);
  await gatherEntries(tx, id, 'coupon', await couponsOf(tx, stops), at);
}

const COUPONS_GATHERED = 6;

/** One coupon of each of the first shops on the way that have one. */
async function couponsOf(tx: Tx, stops: DemoCampaign['stops']): Promise<number[]> {
  const rows = await tx
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .select(['coupon.id', 'shop.slug'])
    .where('coupon.visibility', '=', 'published')
    .orderBy('coupon.id')
    .execute();
  return stops
    .flatMap((stop) => rows.find((row) => row.slug === stop.shop)?.id ?? [])
    .slice(0, COUPONS_GATHERED);
}

/** The dates of the season that is not over on `today`; both `MM-DD`, the last perhaps a year later. */
export function seasonOf(
  from: string,
  until: string,
  today: string,
): { startsOn: string; endsOn: string } {
  const wraps = until < from ? 1 : 0;
  const year = Number(today.slice(0, 4));
  const season = (start: number) => ({
    startsOn: `${start}-${from}`,
    endsOn: `${start + wraps}-${until}`,
  });
  return [season(year - 1), season(year)].find(({ endsOn }) => endsOn >= today) ?? season(year + 1);
}
