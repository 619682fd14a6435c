import { entryKind, missing } from '#features/drafts/kind.ts';
import { productBodyOf } from './body.ts';
import { missingToPublish, ProductInput } from './schema.ts';

/** A product as the editing core sees it. */
export const productEntry = entryKind({
  schema: ProductInput,
  title: ({ name }) => name,
  publicPath: (slug) => `/products/${slug}`,
  liveBody: productBodyOf,
  async problems(read, { businessId }, body) {
    const notice = await read
      .selectFrom('seller_notice')
      .select('business_id')
      .where('business_id', '=', businessId)
      .executeTakeFirst();
    return missing(missingToPublish(body, notice !== undefined), {
      wayToBuy: 'links',
      sellerNotice: 'orderPhone',
    });
  },
});
