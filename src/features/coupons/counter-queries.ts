import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

/** A use at a shop that its people may still take back. */
export interface RecentUse {
  id: number;
  couponId: number;
  title: string;
  usedAt: string;
  /** By a serial on paper rather than on a phone. */
  onPaper: boolean;
}

const SHOWN = 50;

/**
 * Uses at a shop that stand and can be taken back at `at`: until the shop closes after them, or to
 * the end of that Tokyo day where its hours do not tell. Newest first.
 */
export async function listRecentUses(read: Reader, shopId: number, at: Date): Promise<RecentUse[]> {
  const since = toIso(startOfLocalDay(addDays(localDate(at), -1)));
  const uses = await read
    .selectFrom('coupon_use')
    .innerJoin('coupon', 'coupon.id', 'coupon_use.coupon_id')
    .select(['coupon_use.id', 'coupon_use.coupon_id', 'coupon_use.used_at'])
    .select(['coupon_use.period', 'coupon.title'])
    .where('coupon_use.shop_id', '=', shopId)
    .where('coupon_use.used_at', '>=', since)
    .where('coupon_use.undone_at', 'is', null)
    .orderBy('coupon_use.used_at', 'desc')
    .limit(SHOWN)
    .execute();
  const open = await read
    .selectFrom('shop')
    .innerJoin('open_interval', 'open_interval.schedule_id', 'shop.schedule_id')
    .select(['open_interval.starts_at', 'open_interval.ends_at'])
    .where('shop.id', '=', shopId)
    .where('open_interval.ends_at', '>', since)
    .where('open_interval.starts_at', '<=', toIso(at))
    .execute();
  const closing = (usedAt: string) =>
    open.find((one) => one.starts_at <= usedAt && usedAt < one.ends_at)?.ends_at ??
    toIso(startOfLocalDay(addDays(localDate(new Date(usedAt)), 1)));
  return uses
    .filter((use) => toIso(at) < closing(use.used_at))
    .map((use) => ({
      id: use.id,
      couponId: use.coupon_id,
      title: use.title ?? '',
      usedAt: use.used_at,
      onPaper: use.period === 'serial',
    }));
}
