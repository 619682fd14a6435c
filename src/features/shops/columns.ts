import type { Insertable } from 'kysely';
import type { ShopTable } from '#db/schema.ts';
import { listedBetween } from '#features/entries/listed.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { townOf } from './address.ts';
import type { ShopBody } from './schema.ts';

type Content = Omit<
  Insertable<ShopTable>,
  | 'id'
  | 'business_id'
  | 'slug'
  | 'visibility'
  | 'source_key'
  | 'version'
  | 'created_at'
  | 'updated_at'
>;

/** The live columns of a body; `scheduleId` belongs to its hours with exceptions, if they are known. */
export function shopColumns(
  body: ShopBody,
  taxonomy: Taxonomy,
  scheduleId: number | null,
): Content {
  return {
    kind: body.kind,
    name: body.name,
    name_en: body.nameEn,
    kana: body.kana,
    area_id: idOf(taxonomy.areas, body.area),
    postal_code: body.postalCode,
    address: body.address,
    address_en: body.addressEn,
    building: body.building,
    address_precision: body.addressPrecision,
    lat: body.position?.lat ?? null,
    lng: body.position?.lng ?? null,
    access: body.access,
    access_en: body.accessEn,
    parking: body.parking,
    phone: body.phone,
    contact_url: body.contactUrl,
    website: body.website,
    instagram: body.instagram,
    x: body.x,
    line: body.line,
    ec_shop: body.ecShop,
    summary: body.summary,
    summary_en: body.summaryEn,
    body: body.body,
    body_en: body.bodyEn,
    hours_value: body.hours.value,
    hours_last_orders: body.hours.lastOrders,
    hours_note: body.hours.note,
    hours_note_en: body.hours.noteEn,
    hours_text: body.hours.text,
    hours_irregular: body.hours.irregular ? 1 : 0,
    closure: body.closure,
    ...listedBetween(body, null, null),
    schedule_id: scheduleId,
    search: searchText(body, taxonomy),
  };
}

/** What the directory's `q` looks in: only what the public page shows too. */
function searchText(body: ShopBody, taxonomy: Taxonomy): string {
  const area = taxonomy.areas.find((term) => term.slug === body.area);
  const categories = taxonomy.categories.filter((term) => body.categories.includes(term.slug));
  const address = body.addressPrecision === 'town' ? townOf(body.address ?? '') : body.address;
  const parts = [
    body.name,
    body.kana,
    body.nameEn,
    body.summary,
    body.summaryEn,
    address,
    body.building,
    area?.name,
    area?.nameEn,
    ...categories.flatMap((term) => [term.name, term.nameEn]),
  ];
  return normalise(parts.filter(Boolean).join(' '));
}

/** The id of a term, or null. */
export function idOf(
  terms: readonly { id: number; slug: string }[],
  slug: string | null,
): number | null {
  return terms.find((term) => term.slug === slug)?.id ?? null;
}
