import { contradictions, entryKind, missing } from '#features/drafts/kind.ts';
import { ListedInput } from '#features/entries/schema.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { bodiesOf } from './body.ts';
import { missingToPublish, ShopInput, type ShopBody } from './schema.ts';

/** A shop as the editing core sees it. */
export const shopEntry = entryKind({
  schema: ShopInput,
  title: ({ name }) => name,
  publicPath: (slug) => `/shops/${slug}`,
  async liveBodies(read, ids) {
    const rows = await read
      .selectFrom('shop')
      .innerJoin('business', 'business.id', 'shop.business_id')
      .selectAll('shop')
      .select('business.chamber')
      .where('shop.id', 'in', ids)
      .execute();
    const shops = await bodiesOf(read, rows, await getTaxonomy(read));
    return new Map(shops.map(({ id, body }) => [id, body]));
  },
  lacks: (body) => [...missingToPublish(body), ...(saysHours(body) ? [] : ['hours'])],
  problems: async (_read, _entry, body) => [
    ...missing(missingToPublish(body), { contact: 'phone' }),
    ...contradictions(ListedInput, body),
  ],
});

/** It is said when the shop is open, if only in words. */
function saysHours({ hours }: ShopBody): boolean {
  return hours.value !== null || hours.text !== null || hours.note !== null || hours.irregular;
}
