import type { Tx } from '#server/db.ts';

/** Takes an entry from the public for good; its content and its address are kept. */
export async function archive(
  tx: Tx,
  kind: 'shop' | 'coupon' | 'event' | 'product',
  id: number,
  at: string,
): Promise<void> {
  await tx
    .updateTable(kind)
    .set({ visibility: 'archived', updated_at: at })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `${kind}:${id}`, at })
    .execute();
}
