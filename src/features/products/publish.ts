import { toIso } from '#server/clock.ts';
import type { Publisher } from '#features/drafts/publisher.ts';
import { archive } from '#features/entries/archive.ts';
import { slugAtShop } from '#features/entries/free-slug.ts';
import { hideAgain, showWaiting } from '#features/media/waiting.ts';
import { addHiddenProduct, publishProduct } from './commands.ts';
import type { ProductBody } from './schema.ts';

/** How a product is written by the editing core. */
export const productPublisher: Publisher = {
  addHidden: async (tx, { shopId }, _body, at) =>
    addHiddenProduct(tx, shopId!, await slugAtShop(tx, 'product', shopId!), at),
  async publish(tx, id, body, _schedules, at) {
    const product = body as ProductBody;
    await publishProduct(tx, id, product, at);
    await showWaiting(tx, { kind: 'product', id }, product.newPhotos);
  },
  unshow: (tx, id, body) =>
    hideAgain(tx, { kind: 'product', id }, (body as ProductBody).newPhotos ?? []),
  end: (tx, id, _why, at) => archive(tx, 'product', id, toIso(at)),
};
