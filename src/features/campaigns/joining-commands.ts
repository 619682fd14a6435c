import type { z } from 'zod';
import { campaignMailsJa as mails } from '#i18n/campaign-mails.ja.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { tellChange } from './commands.ts';
import { writePart } from './part-commands.ts';
import type { ApplyInput, DecideInput, OpenInput } from './desk-input.ts';

const MAIL_KEPT_DAYS = 90;

/** Lets members ask to join until a day, or no more; false where there is no such campaign. */
export async function openToMembers(
  tx: Tx,
  { id, openUntil, call }: z.infer<typeof OpenInput>,
  at: Date,
): Promise<boolean> {
  const updated = await tx
    .updateTable('campaign')
    .set({ open_until: openUntil, call, updated_at: toIso(at) })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (updated) await tellChange(tx, id, at);
  return updated !== undefined;
}

/**
 * Asks a shop to join, by mail to its business; one that was asked or has asked is not asked again.
 *
 * @returns whether it was asked; undefined where there is no such campaign or shop.
 */
export async function inviteShop(
  tx: Tx,
  { id, shop }: { id: number; shop: number },
  siteUrl: string,
  at: Date,
): Promise<boolean | undefined> {
  const campaign = await find(tx, id);
  const owner = await ownerOf(tx, shop);
  if (!campaign || !owner) return undefined;
  const added = await tx
    .insertInto('campaign_application')
    .values({ campaign_id: id, shop_id: shop, state: 'invited', ...times(at) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  const url = `${siteUrl}/member/campaigns`;
  await tell(
    tx,
    owner.business_id,
    mails.invited(campaign.name, owner.name, campaign.open_until, url),
    at,
  );
  await tellChange(tx, id, at);
  return true;
}

/**
 * A shop asks to join, or says anew with what, for as long as the campaign is open to it and the
 * staff have not decided.
 *
 * @param businesses whose shops may be spoken for; all, where undefined.
 * @returns `closed` where it may not any more; undefined where there is no such campaign or shop.
 */
export async function applyToCampaign(
  tx: Tx,
  { id, shop, ...offer }: z.infer<typeof ApplyInput>,
  businesses: readonly number[] | undefined,
  at: Date,
): Promise<'applied' | 'closed' | undefined> {
  const campaign = await find(tx, id);
  const owner = await ownerOf(tx, shop, businesses);
  if (!campaign || !owner) return undefined;
  if (!isOpen(campaign, at)) return 'closed';
  const old = await application(tx, id, shop);
  if (old && (old.state === 'accepted' || old.state === 'refused')) return 'closed';
  const values = { ...offer, state: 'applied' as const, updated_at: toIso(at) };
  await tx
    .insertInto('campaign_application')
    .values({ campaign_id: id, shop_id: shop, ...values, created_at: toIso(at) })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'shop_id']).doUpdateSet(values))
    .execute();
  await tellChange(tx, id, at);
  return 'applied';
}

/** A shop says that it does not join. */
export async function declineCampaign(
  tx: Tx,
  { id, shop }: { id: number; shop: number },
  businesses: readonly number[] | undefined,
  at: Date,
): Promise<boolean> {
  if (!(await ownerOf(tx, shop, businesses))) return false;
  const declined = await tx
    .updateTable('campaign_application')
    .set({ state: 'declined', updated_at: toIso(at) })
    .where('campaign_id', '=', id)
    .where('shop_id', '=', shop)
    .where('state', 'in', ['invited', 'applied'])
    .returning('id')
    .executeTakeFirst();
  if (declined) await tellChange(tx, id, at);
  return declined !== undefined;
}

/**
 * The staff let a shop join, at the end of the walking route with what it offers, or do not; it is
 * told by mail.
 */
export async function decideApplication(
  tx: Tx,
  { id, shop, outcome }: z.infer<typeof DecideInput>,
  siteUrl: string,
  at: Date,
): Promise<boolean> {
  const [campaign, owner, asked] = [
    await find(tx, id),
    await ownerOf(tx, shop),
    await application(tx, id, shop),
  ];
  if (!campaign || !owner || asked?.state !== 'applied') return false;
  await tx
    .updateTable('campaign_application')
    .set({ state: outcome, updated_at: toIso(at) })
    .where('id', '=', asked.id)
    .execute();
  if (outcome === 'accepted') {
    const { dish, price, days } = asked;
    const { role, roleEn } = mails;
    const offer = { role, roleEn, dish, dishEn: null, price };
    await writePart(tx, { id, shop, ...offer, days, daysEn: null, venue: null }, at);
  }
  const url = `${siteUrl}/member/campaigns`;
  await tell(tx, owner.business_id, mails[outcome](campaign.name, owner.name, url), at);
  await tellChange(tx, id, at);
  return true;
}

const times = (at: Date) => ({ created_at: toIso(at), updated_at: toIso(at) });

const isOpen = ({ open_until: until }: { open_until: string | null }, at: Date) =>
  until !== null && localDate(at) <= until;

function find(tx: Tx, id: number) {
  return tx
    .selectFrom('campaign')
    .select(['id', 'name', 'open_until'])
    .where('id', '=', id)
    .executeTakeFirst();
}

function ownerOf(tx: Tx, shop: number, businesses?: readonly number[]) {
  return tx
    .selectFrom('shop')
    .select(['business_id', 'name'])
    .where('id', '=', shop)
    .$if(businesses !== undefined, (all) => all.where('business_id', 'in', businesses!))
    .executeTakeFirst();
}

function application(tx: Tx, id: number, shop: number) {
  return tx
    .selectFrom('campaign_application')
    .selectAll()
    .where('campaign_id', '=', id)
    .where('shop_id', '=', shop)
    .executeTakeFirst();
}

function tell(
  tx: Tx,
  business: number,
  { subject, text }: { subject: string; text: string },
  at: Date,
): Promise<number> {
  const eraseOn = addDays(localDate(at), MAIL_KEPT_DAYS);
  return queueMail(tx, { to: `business:${business}`, subject, text, eraseOn }, at);
}
