import { contradictions, entryKind, missing, type Owned } from '#features/drafts/kind.ts';
import type { Problem } from '#features/drafts/schema.ts';
import { ListedInput } from '#features/entries/schema.ts';
import { photosOf } from '#features/media/queries.ts';
import type { Reader } from '#server/db.ts';
import { productBodies } from './body.ts';
import { missingToPublish, ProductInput, SoldInput, type ProductBody } from './schema.ts';

/** A product as the editing core sees it. */
export const productEntry = entryKind({
  schema: ProductInput,
  title: ({ name }) => name,
  publicPath: (slug) => `/products/${slug}`,
  liveBodies: productBodies,
  lacks: (body) => [...missingToPublish(body, true), ...withoutPrice(body)],
  async problems(read, entry, body) {
    const notice = await read
      .selectFrom('seller_notice')
      .select('business_id')
      .where('business_id', '=', entry.businessId)
      .executeTakeFirst();
    const gaps = missing(missingToPublish(body, notice !== undefined), {
      wayToBuy: 'links',
      sellerNotice: 'orderPhone',
    });
    return [
      ...gaps,
      ...missing(withoutPrice(body)),
      ...bothPrices(body),
      ...(await withoutPhoto(read, entry)),
      ...contradictions(ListedInput, body),
      ...contradictions(SoldInput, body),
      ...(await unknownStores(read, body)),
    ];
  },
});

/** A price, or that it is told on request: neither is taken from the other's absence. */
function withoutPrice({ price, variants, onRequest }: ProductBody): 'price'[] {
  return price === null && variants.length === 0 && !onRequest ? ['price'] : [];
}

function bothPrices({ price, variants, onRequest }: ProductBody): Problem[] {
  if (!onRequest || (price === null && variants.length === 0)) return [];
  return [{ field: 'onRequest', source: 'rule', key: 'bothPrices', level: 'block', params: {} }];
}

/** Nothing is shown for the first time without a described photo of it. */
async function withoutPhoto(read: Reader, { id, visibility }: Owned): Promise<Problem[]> {
  if (visibility === 'published') return [];
  const photos = id === undefined ? [] : ((await photosOf(read, 'product', [id])).get(id) ?? []);
  return photos.length > 0 ? [] : missing(['photos']);
}

/** A shop that is said to have it on its shelves, and that is not on this site. */
async function unknownStores(read: Reader, { stores }: ProductBody): Promise<Problem[]> {
  if (stores.length === 0) return [];
  const known = await read.selectFrom('shop').select('slug').where('slug', 'in', stores).execute();
  if (known.length === stores.length) return [];
  return [{ field: 'stores', source: 'rule', key: 'unknownStore', level: 'block', params: {} }];
}
