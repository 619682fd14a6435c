import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { Body } from '#features/drafts/schema.ts';
import { normalise } from '#features/entries/normalise.ts';

/** What a new event of a business begins with. */
export interface FreshEvent {
  name: string;
  phone: string | null;
  website: string | null;
}

/** A place as it is chosen from the kept list. */
export interface VenueChoice {
  slug: string;
  name: string;
  address: string | null;
  area: string | null;
}

/** The kept list of places, by area and name. */
export function listVenues(read: Reader): Promise<VenueChoice[]> {
  return read
    .selectFrom('venue')
    .leftJoin('area', 'area.id', 'venue.area_id')
    .select(['venue.slug', 'venue.name', 'venue.address', 'area.name as area'])
    .orderBy('area.sort')
    .orderBy('venue.kana')
    .orderBy('venue.name')
    .execute();
}

/** Names of what some bodies point at: places of the kept list, and who holds the event too. */
export async function eventNames(read: Reader, bodies: readonly Body[]) {
  const ids = bodies.flatMap((body) => (body['coOrganisers'] as number[] | undefined) ?? []);
  const venues = await listVenues(read);
  const all = await campaigns(read).execute();
  return {
    businesses: await businessNames(read, [...new Set(ids.filter(Number.isInteger))]),
    venues: new Map(venues.map(({ slug, name }) => [slug, name])),
    campaigns: new Map(all.map(({ slug, name }) => [slug, name])),
  };
}

/** Campaigns an event may say it belongs to: public ones that are not over, and its own. */
export async function campaignChoices(
  read: Reader,
  body: Body,
  at: Date,
): Promise<{ slug: string; name: string }[]> {
  const own = body['campaign'] as string | null;
  return campaigns(read)
    .where((eb) => eb.or([eb('ends_on', '>=', localDate(at)), eb('slug', '=', own ?? '')]))
    .orderBy('ends_on')
    .execute();
}

function campaigns(read: Reader) {
  return read.selectFrom('campaign').select(['slug', 'name']).where('visibility', '=', 'published');
}

/** Names of businesses by id, of those that are there. */
async function businessNames(read: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('business')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const FOUND = 20;

/**
 * Businesses whose name holds a text and which the public knows already: with a public shop, or an
 * organisation.
 */
export async function findOrganisers(
  read: Reader,
  text: string,
  except: readonly number[],
): Promise<{ id: number; name: string }[]> {
  const wanted = normalise(text);
  if (wanted === '') return [];
  const rows = await read
    .selectFrom('business')
    .select(['business.id', 'business.name'])
    .where((eb) =>
      eb.or([
        eb('business.kind', '=', 'organisation'),
        eb.exists(
          eb
            .selectFrom('shop')
            .select('shop.id')
            .whereRef('shop.business_id', '=', 'business.id')
            .where('shop.visibility', '=', 'published'),
        ),
      ]),
    )
    .orderBy('business.name')
    .execute();
  return rows
    .filter(({ id, name }) => !except.includes(id) && normalise(name).includes(wanted))
    .slice(0, FOUND);
}

/** Whom to ask about an event of a business, as far as its shop tells. */
export async function getFreshEvent(
  read: Reader,
  businessId: number,
): Promise<FreshEvent | undefined> {
  const business = await read
    .selectFrom('business')
    .select('name')
    .where('id', '=', businessId)
    .executeTakeFirst();
  const shop = await read
    .selectFrom('shop')
    .select(['name', 'phone', 'website'])
    .where('business_id', '=', businessId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return (
    business && {
      name: shop?.name ?? business.name,
      phone: shop?.phone ?? null,
      website: shop?.website ?? null,
    }
  );
}
