import type { Selectable } from 'kysely';
import type { CampaignEntryTable, CampaignTable } from '#db/tables/campaigns.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { photosOf } from '#features/media/queries.ts';
import type { Photo } from '#features/media/schema.ts';
import { LookInput, StoryInput, type Look, type Story } from './schema.ts';
import { themeOf } from './theme.ts';

export type Phase = 'coming' | 'running' | 'past';

/** What a hero or a card shows of a campaign. */
export interface CampaignSummary {
  id: number;
  slug: string;
  name: string;
  nameEn: string | null;
  /** Local dates, both inclusive. */
  startsOn: string;
  endsOn: string;
  phase: Phase;
  lead: string;
  leadEn: string | null;
  look: Look;
  /** Stands in place of the drawing. */
  photo: Photo | null;
}

export interface CampaignDetail extends CampaignSummary {
  body: string;
  bodyEn: string | null;
  story: Story;
  demo: boolean;
}

export interface CampaignParticipant {
  /** Place in the walking order, from 1. */
  position: number;
  businessName: string;
  shop: {
    id: number;
    slug: string;
    name: string;
    nameEn: string | null;
  } | null;
  /** A place of the kept list, where it is not the shop. */
  venue: { name: string; nameEn: string | null } | null;
  /** Of the venue, or of the shop where its whole address is public. */
  point: { lat: number; lng: number } | null;
  productSlug: string | null;
  role: string;
  roleEn: string | null;
  dish: string | null;
  dishEn: string | null;
  price: number | null;
  days: string | null;
  daysEn: string | null;
}

/** How long before it begins a campaign may open the home page. */
const SOON_DAYS = 21;

/** Every public campaign: what runs or comes by its first day, what is over by its last. */
export async function listCampaigns(
  read: Reader,
  at: Date,
): Promise<Record<Phase, CampaignSummary[]>> {
  const rows = await published(read).orderBy('starts_on').orderBy('id').execute();
  const photos = await photosOf(
    read,
    'campaign',
    rows.map(({ id }) => id),
  );
  const all = rows.map((row) => summaryOf(row, photos.get(row.id)?.[0], at));
  const of = (phase: Phase) => all.filter((campaign) => campaign.phase === phase);
  const past = of('past').sort((a, b) => b.endsOn.localeCompare(a.endsOn));
  return { running: of('running'), coming: of('coming'), past };
}

/**
 * The campaign that opens the home page: of those that run or begin within three weeks, the one
 * that begins last, so that the news is told while a longer one goes on.
 */
export async function getHeroCampaign(
  read: Reader,
  at: Date,
): Promise<CampaignSummary | undefined> {
  const today = localDate(at);
  const row = await published(read)
    .where('ends_on', '>=', today)
    .where('starts_on', '<=', addDays(today, SOON_DAYS))
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && summaryOf(row, await photoOf(read, row.id), at);
}

/** The public campaign at an address, or undefined. */
export async function getPublishedCampaign(
  read: Reader,
  slug: string,
  at: Date,
): Promise<CampaignDetail | undefined> {
  const row = await published(read).where('slug', '=', slug).executeTakeFirst();
  return row && detailOf(read, row, at);
}

/** The stylesheet with this hash, if a public campaign has it. */
export async function getThemeCss(read: Reader, hash: string): Promise<string | undefined> {
  const rows = await read
    .selectFrom('campaign')
    .select('look')
    .distinct()
    .where('visibility', '=', 'published')
    .execute();
  return rows
    .map((row) => themeOf(LookInput.parse(JSON.parse(row.look))))
    .find((theme) => theme.hash === hash)?.css;
}

/** Who takes part, in walking order; a shop that is not public is left out. */
export async function listParticipants(
  read: Reader,
  campaignId: number,
  at: Date,
): Promise<CampaignParticipant[]> {
  const now = toIso(at);
  const rows = await read
    .selectFrom('campaign_participant as part')
    .innerJoin('business', 'business.id', 'part.business_id')
    .leftJoin('shop', (join) =>
      join
        .onRef('shop.id', '=', 'part.shop_id')
        .on('shop.visibility', '=', 'published')
        .on((eb) =>
          eb.or([eb('shop.publish_from', 'is', null), eb('shop.publish_from', '<=', now)]),
        )
        .on((eb) =>
          eb.or([eb('shop.publish_until', 'is', null), eb('shop.publish_until', '>', now)]),
        ),
    )
    .leftJoin('product', (join) =>
      join
        .onRef('product.id', '=', 'part.product_id')
        .on('product.visibility', '=', 'published')
        .on('product.publish_from', '<=', now)
        .on((eb) =>
          eb.or([eb('product.publish_until', 'is', null), eb('product.publish_until', '>', now)]),
        ),
    )
    .leftJoin('venue', 'venue.id', 'part.venue_id')
    .selectAll('part')
    .select([
      'venue.name as venue_name',
      'venue.name_en as venue_name_en',
      'venue.lat as venue_lat',
      'venue.lng as venue_lng',
      'business.name as business_name',
      'shop.id as shown_shop',
      'shop.slug as shop_slug',
      'shop.name as shop_name',
      'shop.name_en as shop_name_en',
      'shop.address_precision',
      'shop.lat',
      'shop.lng',
      'product.slug as product_slug',
    ])
    .where('part.campaign_id', '=', campaignId)
    .where((eb) => eb.or([eb('part.shop_id', 'is', null), eb('shop.id', 'is not', null)]))
    .orderBy('part.position')
    .execute();
  return rows.map((row) => ({
    position: row.position,
    businessName: row.business_name,
    shop:
      row.shown_shop === null
        ? null
        : {
            id: row.shown_shop,
            slug: row.shop_slug ?? '',
            name: row.shop_name ?? '',
            nameEn: row.shop_name_en,
          },
    venue: row.venue_name === null ? null : { name: row.venue_name, nameEn: row.venue_name_en },
    point:
      row.venue_name !== null
        ? pointOf(row.venue_lat, row.venue_lng)
        : row.address_precision === 'full'
          ? pointOf(row.lat, row.lng)
          : null,
    productSlug: row.product_slug,
    role: row.role,
    roleEn: row.role_en,
    dish: row.dish,
    dishEn: row.dish_en,
    price: row.price,
    days: row.days,
    daysEn: row.days_en,
  }));
}

const pointOf = (lat: number | null, lng: number | null) =>
  lat === null || lng === null ? null : { lat, lng };

/** Ids of the entries of one kind that a campaign has gathered, in its order; whether they are public is theirs to say. */
export async function listGatheredIds(
  read: Reader,
  campaignId: number,
  kind: CampaignEntryTable['kind'],
): Promise<number[]> {
  const rows = await read
    .selectFrom('campaign_entry')
    .select('entry_id')
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', kind)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.entry_id);
}

/** Addresses and last changes of the campaigns a search engine may list; there are never many. */
export function listCampaignAddresses(
  read: Reader,
): Promise<{ slug: string; updatedAt: string }[]> {
  return read
    .selectFrom('campaign')
    .select(['slug', 'updated_at as updatedAt'])
    .where('visibility', '=', 'published')
    .where('demo', '=', 0)
    .orderBy('id')
    .execute();
}

function published(read: Reader) {
  return read.selectFrom('campaign').selectAll().where('visibility', '=', 'published');
}

/** Everything a page says of a campaign. */
export async function detailOf(
  read: Reader,
  row: Selectable<CampaignTable>,
  at: Date,
): Promise<CampaignDetail> {
  return {
    ...summaryOf(row, await photoOf(read, row.id), at),
    body: row.body,
    bodyEn: row.body_en,
    story: StoryInput.parse(JSON.parse(row.story)),
    demo: row.demo === 1,
  };
}

const photoOf = async (read: Reader, id: number) =>
  (await photosOf(read, 'campaign', [id])).get(id)?.[0];

function summaryOf(
  row: Selectable<CampaignTable>,
  photo: Photo | undefined,
  at: Date,
): CampaignSummary {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    nameEn: row.name_en,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    phase: phaseOf(row, localDate(at)),
    lead: row.lead,
    leadEn: row.lead_en,
    look: LookInput.parse(JSON.parse(row.look)),
    photo: photo ?? null,
  };
}

function phaseOf(row: { starts_on: string; ends_on: string }, today: string): Phase {
  if (today < row.starts_on) return 'coming';
  return today > row.ends_on ? 'past' : 'running';
}
