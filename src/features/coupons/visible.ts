import { sql, type ExpressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

type Joined = ExpressionBuilder<Database, 'coupon' | 'shop'>;

/** Both the coupon and its shop are published, inside their publication windows (half-open). */
export function visibleAt(at: Date) {
  const now = toIso(at);
  return (eb: Joined) =>
    eb.and([
      eb('coupon.visibility', '=', 'published'),
      eb.or([eb('coupon.publish_from', 'is', null), eb('coupon.publish_from', '<=', now)]),
      eb.or([eb('coupon.publish_until', 'is', null), eb('coupon.publish_until', '>', now)]),
      eb('shop.visibility', '=', 'published'),
      eb('shop.closure', '<>', 'permanent'),
      eb.or([eb('shop.publish_from', 'is', null), eb('shop.publish_from', '<=', now)]),
      eb.or([eb('shop.publish_until', 'is', null), eb('shop.publish_until', '>', now)]),
    ]);
}

/**
 * 1 while the shop is open. A shop whose hours nobody has told counts as open: whoever stands at
 * its counter knows better.
 */
export function shopOpenAt(at: Date) {
  const now = toIso(at);
  return (eb: Joined) =>
    eb
      .case()
      .when('shop.closure', '<>', 'none')
      .then(sql.lit(0))
      .when('shop.schedule_id', 'is', null)
      .then(sql.lit(1))
      .when(
        eb.exists(
          eb
            .selectFrom('open_interval')
            .select('open_interval.schedule_id')
            .whereRef('open_interval.schedule_id', '=', 'shop.schedule_id')
            .where('open_interval.starts_at', '<=', now)
            .where('open_interval.ends_at', '>', now),
        ),
      )
      .then(sql.lit(1))
      .else(sql.lit(0))
      .end();
}

/** The schedules of which a period runs, for many shops at once. */
export async function openSchedules(read: Reader, at: Date): Promise<Set<number>> {
  const now = toIso(at);
  const rows = await read
    .selectFrom('open_interval')
    .select('schedule_id')
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .execute();
  return new Set(rows.map((row) => row.schedule_id));
}
