import { toIso } from '#server/clock.ts';
import { UnpreparedHoursError, type Publisher } from '#features/drafts/publisher.ts';
import { freeSlugIn, settleSlug } from '#features/entries/free-slug.ts';
import { slugFromReading } from '#features/entries/slug.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { archive } from '#features/entries/archive.ts';
import { addHiddenShop, writeLiveShops } from './commands.ts';
import { effectiveHours } from './hours/effective.ts';
import type { ShopBody } from './schema.ts';

/** How a shop is written by the editing core. */
export const shopPublisher: Publisher = {
  async addHidden(tx, { businessId }, body, at) {
    const { kana, kind } = body as ShopBody;
    const slug = await freeSlugIn(tx, 'shop', slugFromReading(kana ?? '') || 'shop');
    return addHiddenShop(tx, { businessId, slug, kind }, at);
  },
  async publish(tx, shopId, body, schedules, at) {
    const shop = body as ShopBody;
    const value = effectiveHours(shop);
    if (value !== null && !schedules.has(value)) throw new UnpreparedHoursError(value);
    await settleSlug(tx, 'shop', shopId, shop.kana);
    await writeLiveShops(tx, [{ shopId, body: shop }], await getTaxonomy(tx), schedules, at);
  },
  end: (tx, id, _why, at) => archive(tx, 'shop', id, toIso(at)),
};
