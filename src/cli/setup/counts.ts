import { createHash } from 'node:crypto';
import { addDays, localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

const DAYS = 30;
const FRIDAY = 4;
/** How many there are on an ordinary day, at most. */
const USUAL = { view: 40, call: 3, map: 6, link: 5 } as const;

/**
 * Gives shops of the demo town a month of counts up to yesterday, so that whoever signs in there
 * sees what they look like. Days that have counts keep them.
 */
export async function addDemoCounts(tx: Tx, slugs: readonly string[], at: Date): Promise<void> {
  const shops = await tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(['shop.id', 'shop.slug'])
    .where('shop.slug', 'in', slugs)
    .where('business.demo', '=', 1)
    .execute();
  const days = Array.from({ length: DAYS }, (_, i) => addDays(localDate(at), -1 - i));
  const rows = shops.flatMap(({ id, slug }) =>
    days.flatMap((day) =>
      (Object.keys(USUAL) as (keyof typeof USUAL)[]).flatMap((what) => {
        const n = invented(`${slug} ${day} ${what}`, USUAL[what] * busyness(day));
        return n === 0 ? [] : [{ kind: 'shop' as const, entry_id: id, day, what, n }];
      }),
    ),
  );
  if (rows.length === 0) return;
  await tx
    .insertInto('entry_count')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** The end of the week is busier. */
function busyness(day: string): number {
  return localWeekday(startOfLocalDay(day)) >= FRIDAY ? 1 : 0.6;
}

/** A whole number from a third of `most` to `most`, the same for the same text. */
function invented(text: string, most: number): number {
  const share = createHash('sha256').update(text).digest().readUInt8() / 255;
  return Math.round(most * (1 / 3 + (2 / 3) * share));
}
