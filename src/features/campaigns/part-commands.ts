import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { CampaignParticipantTable } from '#db/tables/campaigns.ts';
import type { Tx } from '#server/db.ts';
import { tellChange } from './commands.ts';
import type { MoveInput, PartInCampaignInput } from './desk-input.ts';

type Part = Omit<Selectable<CampaignParticipantTable>, 'id' | 'position'>;
export type PartInCampaign = z.infer<typeof PartInCampaignInput>;

/**
 * Writes a shop's part in a campaign, in its place on the way or, for a new one, at its end.
 *
 * @returns false where there is no such shop or campaign.
 */
export async function writePart(tx: Tx, input: PartInCampaign, at: Date): Promise<boolean> {
  const { id, shop } = input;
  const found = await tx
    .selectFrom('shop')
    .select('business_id')
    .where('id', '=', shop)
    .executeTakeFirst();
  if (!found || !(await exists(tx, id))) return false;
  const venue = await venueId(tx, input.venue);
  await rewrite(tx, id, at, (parts) => {
    const old = parts.find((part) => part.shop_id === shop);
    const part: Part = {
      campaign_id: id,
      business_id: found.business_id,
      shop_id: shop,
      product_id: old?.product_id ?? null,
      venue_id: venue,
      role: input.role,
      role_en: input.roleEn,
      dish: input.dish,
      dish_en: input.dishEn,
      price: input.price,
      days: input.days,
      days_en: input.daysEn,
    };
    return old ? parts.map((one) => (one === old ? part : one)) : [...parts, part];
  });
  return true;
}

/** Takes a shop out of a campaign. */
export function dropPart(
  tx: Tx,
  { id, shop }: { id: number; shop: number },
  at: Date,
): Promise<boolean> {
  return rewrite(tx, id, at, (parts) => parts.filter((part) => part.shop_id !== shop));
}

/** Moves a shop on the walking route, by one or to an end. */
export function movePart(
  tx: Tx,
  { id, shop, to }: z.infer<typeof MoveInput>,
  at: Date,
): Promise<boolean> {
  return rewrite(tx, id, at, (parts) => {
    const from = parts.findIndex((part) => part.shop_id === shop);
    if (from < 0) return parts;
    const others = parts.toSpliced(from, 1);
    const place = { up: Math.max(0, from - 1), down: from + 1, first: 0, last: others.length }[to];
    return others.toSpliced(place, 0, parts[from]!);
  });
}

/** Puts the shops of a campaign into an order; those it does not name stay behind, as they were. */
export function orderParts(
  tx: Tx,
  { id, order }: { id: number; order: number[] },
  at: Date,
): Promise<boolean> {
  const place = ({ shop_id: shop }: Part) => {
    const i = shop === null ? -1 : order.indexOf(shop);
    return i < 0 ? order.length : i;
  };
  return rewrite(tx, id, at, (parts) => parts.toSorted((a, b) => place(a) - place(b)));
}

/**
 * Puts another list of parts in place of a campaign's; their order is the walking order.
 *
 * @returns whether there was a list, and it became another.
 */
async function rewrite(
  tx: Tx,
  campaignId: number,
  at: Date,
  change: (parts: Part[]) => Part[],
): Promise<boolean> {
  const before: Part[] = await tx
    .selectFrom('campaign_participant')
    .select(['campaign_id', 'business_id', 'shop_id', 'product_id', 'role', 'role_en'])
    .select('venue_id')
    .select(['dish', 'dish_en', 'price', 'days', 'days_en'])
    .where('campaign_id', '=', campaignId)
    .orderBy('position')
    .execute();
  const after = change(before);
  if (after.length === before.length && after.every((part, i) => part === before[i])) return false;
  await tx.deleteFrom('campaign_participant').where('campaign_id', '=', campaignId).execute();
  if (after.length > 0)
    await tx
      .insertInto('campaign_participant')
      .values(after.map((part, i) => ({ ...part, position: i + 1 })))
      .execute();
  await tellChange(tx, campaignId, at);
  return true;
}

async function venueId(tx: Tx, slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const venue = tx.selectFrom('venue').select('id').where('slug', '=', slug);
  return (await venue.executeTakeFirst())?.id ?? null;
}

async function exists(tx: Tx, id: number): Promise<boolean> {
  const found = await tx
    .selectFrom('campaign')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
