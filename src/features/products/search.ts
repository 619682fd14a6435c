import { joined, present, type SearchRecord } from '#features/entries/search-record.ts';
import { zoneNames } from '#features/taxonomy/zone-names.ts';
import type { Reader } from '#server/db.ts';
import { visibleProducts } from './visible.ts';

export const publicProductIds = (read: Reader, at: Date) =>
  visibleProducts(read, at).select('product.id').execute();

/** Products in the showcase, as the search finds them. */
export async function searchProducts(
  read: Reader,
  at: Date,
  ids?: number[],
): Promise<SearchRecord[]> {
  const rows = await visibleProducts(read, at)
    .leftJoin('area', 'area.id', 'shop.area_id')
    .$if(ids !== undefined, (some) => some.where('product.id', 'in', ids!))
    .select(['product.id', 'product.slug', 'product.name', 'product.name_en', 'product.maker'])
    .select(['product.maker_en', 'product.story', 'product.story_en', 'product.sold_out'])
    .select(['product.food_name', 'product.food_ingredients'])
    .select(['shop.name as shop', 'shop.name_en as shopEn', 'shop.kana as shopKana'])
    .select(['area.slug as area', 'area.name as areaName', 'area.name_en as areaNameEn'])
    .select(['area.kana as areaKana', 'category.name as categoryName'])
    .select(zoneNames)
    .select('category.name_en as categoryNameEn')
    .execute();
  return rows.map((row) => ({
    kind: 'product',
    id: row.id,
    path: `/products/${row.slug}`,
    name: row.name ?? '',
    nameEn: row.name_en,
    kana: null,
    terms: present(
      ...[row.maker, row.maker_en, row.shop, row.shopEn, row.shopKana],
      ...[
        row.categoryName,
        row.categoryNameEn,
        row.areaName,
        row.areaNameEn,
        row.areaKana,
        row.zones,
      ],
      ...['特産品', '商品', 'おみやげ', 'product'],
    ),
    text: joined(row.story, row.food_name, row.food_ingredients),
    textEn: row.story_en,
    about: present(row.maker ?? row.shop, row.categoryName),
    aboutEn: present(row.maker_en ?? row.shopEn ?? row.shop, row.categoryNameEn),
    date: null,
    area: row.area,
    categories: [],
    past: row.sold_out === 1,
  }));
}
