import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { normalise } from '#features/entries/normalise.ts';
import { freeSlug, slugFromReading } from '#features/entries/slug.ts';
import type { NewVenueInput } from './schema.ts';

/**
 * Adds a place to the kept list; one of the same name in the same area is taken as it is.
 *
 * @param demo whether it goes with the demo town.
 * @returns the slug it is chosen by.
 */
export async function addVenue(
  tx: Tx,
  { area, position, ...venue }: NewVenueInput,
  demo: boolean,
  at: Date,
): Promise<string> {
  const term = await tx.selectFrom('area').select('id').where('slug', '=', area).executeTakeFirst();
  const kept = await tx.selectFrom('venue').select(['slug', 'name', 'area_id']).execute();
  const same = kept.find(
    ({ name, area_id }) =>
      area_id === (term?.id ?? null) && normalise(name) === normalise(venue.name ?? ''),
  );
  if (same) return same.slug;
  const taken = new Set(kept.map(({ slug }) => slug));
  const slug = freeSlug(slugFromReading(venue.kana ?? '') || 'venue', (one) => taken.has(one));
  await tx
    .insertInto('venue')
    .values({
      slug,
      name: venue.name ?? '',
      name_en: venue.nameEn,
      kana: venue.kana,
      address: venue.address,
      access: venue.access,
      parking: venue.parking,
      area_id: term?.id ?? null,
      lat: position?.lat ?? null,
      lng: position?.lng ?? null,
      demo: demo ? 1 : 0,
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `venue:${slug}`, at: toIso(at) })
    .execute();
  return slug;
}
