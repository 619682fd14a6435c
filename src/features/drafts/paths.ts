import type { EntryRef, Kind } from './schema.ts';

/** Where the entries of a kind are edited. */
const ROOMS: Record<Kind, string> = {
  shop: 'shops',
  coupon: 'coupons',
  job: 'jobs',
  event: 'events',
  product: 'products',
};

/** Kinds that have forms; the others are looked at on their public page. */
const EDITED: readonly Kind[] = ['shop', 'coupon'];

/** Where an entry is edited, or seen. */
export function editPath({ kind, id, slug }: EntryRef & { slug: string }): string {
  return EDITED.includes(kind) ? `/member/${ROOMS[kind]}/${id}` : `/${ROOMS[kind]}/${slug}`;
}
