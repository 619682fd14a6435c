import { couponTellings } from '#features/coupons/tell.ts';
import type { CouponBody } from '#features/coupons/schema.ts';
import type { Draft } from '#features/drafts/queries.ts';
import type { Body, Kind } from '#features/drafts/schema.ts';
import { valueText } from '#features/drafts/value-text.ts';
import type { EventBody } from '#features/events/schema.ts';
import { eventTellings } from '#features/events/tell.ts';
import type { JobBody } from '#features/jobs/schema.ts';
import { jobTellings } from '#features/jobs/tell.ts';
import type { ProductBody } from '#features/products/schema.ts';
import { productTellings } from '#features/products/tell.ts';
import type { ShopBody } from '#features/shops/schema.ts';
import { shopTellings } from '#features/shops/tell.ts';
import { words } from '#i18n/index.ts';
import { localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { readSite } from '#server/site.ts';
import { getCaller } from './queries.ts';
import type { Teller, Telling } from './telling.ts';

const TELL: Record<Kind, (body: Body, teller: Teller) => Telling[]> = {
  shop: (body, teller) => shopTellings(body as ShopBody, teller),
  coupon: (body, teller) => couponTellings(body as CouponBody, teller),
  job: (body, teller) => jobTellings(body as JobBody, teller),
  event: (body, teller) => eventTellings(body as EventBody, teller),
  product: (body) => productTellings(body as ProductBody),
};

/** What can be told of an entry now, and by whom; nothing of one that is not public or is over. */
export async function listTellings(
  read: Reader,
  { entry, live }: Pick<Draft, 'entry' | 'live'>,
  at: Date,
): Promise<{ caller: Teller; tellings: Telling[] }> {
  const today = localDate(at);
  const { site, common } = words('ja', await readSite(read));
  const caller: Teller = {
    ...(await getCaller(read, entry)),
    site: site.name,
    today,
    say: await valueText(read, entry.kind, live ? [live] : []),
    day: (date) => common.date(date, localWeekday(startOfLocalDay(date)), today.slice(0, 4)),
  };
  const isOver = entry.closedAt !== null || (entry.endsOn !== null && entry.endsOn < today);
  return { caller, tellings: live && !isOver ? TELL[entry.kind](live, caller) : [] };
}
