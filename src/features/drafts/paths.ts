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
const EDITED: readonly Kind[] = ['shop', 'coupon', 'job', 'event', 'product'];

/** The room in which an entry is edited. */
export function roomPath({ kind, id }: EntryRef): string {
  return `/member/${ROOMS[kind]}/${id}`;
}

/** Kinds whose drafts can be seen as the public will see them. */
const PREVIEWED: readonly Kind[] = ['shop', 'coupon', 'job', 'event', 'product'];

/** Where a draft is seen as the public will see it; undefined where its form shows all there is. */
export function previewPath({ kind, id }: EntryRef): string | undefined {
  return PREVIEWED.includes(kind) ? `/member/preview/${ROOMS[kind]}/${id}` : undefined;
}

/** Where an entry is edited, or seen. */
export function editPath(entry: EntryRef & { slug: string }): string {
  return EDITED.includes(entry.kind) ? roomPath(entry) : `/${ROOMS[entry.kind]}/${entry.slug}`;
}
