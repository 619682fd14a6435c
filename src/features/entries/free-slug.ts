import type { Reader, Tx } from '#server/db.ts';
import { freeSlug, slugFromReading } from './slug.ts';

/** The first of `base`, `base-2`, `base-3` … that no entry of the kind has or ever had. */
export async function freeSlugIn(
  read: Pick<Reader, 'selectFrom'>,
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product',
  base: string,
): Promise<string> {
  const current = await read
    .selectFrom(kind)
    .select('slug')
    .where('slug', 'like', `${base}%`)
    .execute();
  const former = await read
    .selectFrom('slug_history')
    .select('slug')
    .where('kind', '=', kind)
    .where('slug', 'like', `${base}%`)
    .execute();
  const taken = new Set([...current, ...former].map(({ slug }) => slug));
  return freeSlug(base, (slug) => taken.has(slug));
}

/** An address for an entry of a shop, made of the shop's own. */
export async function slugAtShop(
  read: Pick<Reader, 'selectFrom'>,
  kind: 'coupon' | 'job' | 'product',
  shopId: number,
): Promise<string> {
  const { slug } = await read
    .selectFrom('shop')
    .select('slug')
    .where('id', '=', shopId)
    .executeTakeFirstOrThrow();
  return freeSlugIn(read, kind, slug);
}

/** Gives an entry that was never public the address of its reading; from then on it keeps it. */
export async function settleSlug(
  tx: Tx,
  kind: 'shop' | 'event',
  id: number,
  kana: string | null,
): Promise<void> {
  const { slug, visibility, confirmed_on } = await tx
    .selectFrom(kind)
    .select(['slug', 'visibility', 'confirmed_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const wanted = slugFromReading(kana ?? '') || `${kind}-${id}`;
  const isSettled = visibility !== 'hidden' || confirmed_on !== null;
  if (isSettled || slug.replace(/-\d+$/, '') === wanted || slug === wanted) return;
  const free = await freeSlugIn(tx, kind, wanted);
  await tx.updateTable(kind).set({ slug: free }).where('id', '=', id).execute();
}
