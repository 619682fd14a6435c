import type { CampaignEntryTable } from '#db/tables/campaigns.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { CampaignBody, Participant } from './schema.ts';

/** Adds a campaign that is public at once; returns its id. */
export async function addPublishedCampaign(
  tx: Tx,
  body: CampaignBody,
  options: { demo: boolean },
  at: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('campaign')
    .values({
      slug: body.slug,
      visibility: 'published',
      name: body.name,
      name_en: body.nameEn,
      starts_on: body.startsOn,
      ends_on: body.endsOn,
      look: JSON.stringify(body.look),
      lead: body.lead,
      lead_en: body.leadEn,
      body: body.body,
      body_en: body.bodyEn,
      story: JSON.stringify(body.story),
      demo: options.demo ? 1 : 0,
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tellChange(tx, id, at);
  return id;
}

/** Puts the participants of a campaign in place, their order being the walking order; unknown shops are left out. */
export async function setParticipants(
  tx: Tx,
  campaignId: number,
  participants: Participant[],
  at: Date,
): Promise<void> {
  await tx.deleteFrom('campaign_participant').where('campaign_id', '=', campaignId).execute();
  if (participants.length > 0) {
    const rows = await participantRows(tx, campaignId, participants);
    if (rows.length > 0) await tx.insertInto('campaign_participant').values(rows).execute();
  }
  await tellChange(tx, campaignId, at);
}

async function participantRows(tx: Tx, campaignId: number, participants: Participant[]) {
  const shops = await tx
    .selectFrom('shop')
    .select(['id', 'slug', 'business_id'])
    .where(
      'slug',
      'in',
      participants.map(({ shop }) => shop),
    )
    .execute();
  const products = await tx
    .selectFrom('product')
    .select(['id', 'slug'])
    .where(
      'slug',
      'in',
      participants.map(({ product }) => product ?? ''),
    )
    .execute();
  const known = participants.filter(({ shop }) => shops.some((row) => row.slug === shop));
  return known.map((part, i) => {
    const shop = shops.find((row) => row.slug === part.shop)!;
    return {
      campaign_id: campaignId,
      business_id: shop.business_id,
      shop_id: shop.id,
      product_id: products.find((row) => row.slug === part.product)?.id ?? null,
      position: i + 1,
      role: part.role,
      role_en: part.roleEn,
      dish: part.dish,
      dish_en: part.dishEn,
      price: part.price,
      days: part.days,
      days_en: part.daysEn,
    };
  });
}

/** Gathers entries of one kind under a campaign, in the order given. */
export async function gatherEntries(
  tx: Tx,
  campaignId: number,
  kind: CampaignEntryTable['kind'],
  ids: number[],
  at: Date,
): Promise<void> {
  await tx
    .deleteFrom('campaign_entry')
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', kind)
    .execute();
  if (ids.length > 0) {
    await tx
      .insertInto('campaign_entry')
      .values(
        ids.map((entry_id, position) => ({ campaign_id: campaignId, kind, entry_id, position })),
      )
      .execute();
  }
  await tellChange(tx, campaignId, at);
}

export async function tellChange(tx: Tx, id: number, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: `campaign:${id}`, at: toIso(at) })
    .execute();
}
