import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

/** An event that names another campaign than before goes from the one to the end of the other. */
export async function joinCampaign(
  tx: Tx,
  id: number,
  { before, now }: { before: number | null; now: number | null },
  at: Date,
): Promise<void> {
  if (before === now) return;
  if (before !== null) {
    await tx
      .deleteFrom('campaign_entry')
      .where('kind', '=', 'event')
      .where('campaign_id', '=', before)
      .where('entry_id', '=', id)
      .execute();
  }
  if (now !== null) {
    const { last } = await tx
      .selectFrom('campaign_entry')
      .select((eb) => eb.fn.max('position').as('last'))
      .where('kind', '=', 'event')
      .where('campaign_id', '=', now)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('campaign_entry')
      .values({ campaign_id: now, kind: 'event', entry_id: id, position: Number(last ?? -1) + 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const changed = [before, now].filter((one) => one !== null);
  await tx
    .insertInto('change')
    .values(changed.map((one) => ({ tag: `campaign:${one}`, at: toIso(at) })))
    .execute();
}
