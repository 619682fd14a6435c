import type { EntryRef, Kind } from './schema.ts';

/** Where the entries of a kind are edited. */
export const ROOMS: Record<Kind, string> = {
  shop: 'shops',
  coupon: 'coupons',
  job: 'jobs',
  event: 'events',
  product: 'products',
};

/** The address of an entry's forms. */
export function editPath({ kind, id }: EntryRef): string {
  return `/member/${ROOMS[kind]}/${id}`;
}
