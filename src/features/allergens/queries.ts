import type { Reader } from '#server/db.ts';

/** The list products are declared against, in its order, with how many products name each. */
export async function listAllergens(read: Pick<Reader, 'selectFrom'>) {
  const rows = await read
    .selectFrom('allergen')
    .select(['id', 'slug', 'name', 'name_en as nameEn', 'level', 'sort', 'listed_on as listedOn'])
    .select((eb) =>
      eb
        .selectFrom('product_allergen')
        .select((n) => n.fn.countAll<number>().as('n'))
        .whereRef('product_allergen.allergen_id', '=', 'allergen.id')
        .as('used'),
    )
    .orderBy('level')
    .orderBy('sort')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, used: Number(row.used ?? 0) }));
}
