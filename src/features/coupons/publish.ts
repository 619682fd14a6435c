import { toIso } from '#server/clock.ts';
import type { Publisher } from '#features/drafts/publisher.ts';
import { archive } from '#features/entries/archive.ts';
import { slugAtShop } from '#features/entries/free-slug.ts';
import { hideAgain, showWaiting } from '#features/media/waiting.ts';
import { addHiddenCoupon, publishCoupon } from './commands.ts';
import type { CouponBody } from './schema.ts';

/** How a coupon is written by the editing core. */
export const couponPublisher: Publisher = {
  addHidden: async (tx, { shopId }, _body, at) =>
    addHiddenCoupon(tx, shopId!, await slugAtShop(tx, 'coupon', shopId!), at),
  async publish(tx, id, body, _schedules, at) {
    const coupon = body as CouponBody;
    await publishCoupon(tx, id, coupon, at);
    await showWaiting(tx, { kind: 'coupon', id }, coupon.newPhotos);
  },
  unshow: (tx, id, body) =>
    hideAgain(tx, { kind: 'coupon', id }, (body as CouponBody).newPhotos ?? []),
  end: (tx, id, _why, at) => archive(tx, 'coupon', id, toIso(at)),
};
