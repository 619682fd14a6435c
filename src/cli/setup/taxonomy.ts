import { areas, zones } from '#db/seed/areas.ts';
import { categories, categoryParents } from '#db/seed/categories.ts';
import { features } from '#db/seed/features.ts';
import type { Tx } from '#server/db.ts';

/** Fills the empty taxonomy with what every site begins with; staff keep it from then on. */
export async function addTaxonomy(tx: Tx): Promise<boolean> {
  const present = await tx.selectFrom('area').select('id').limit(1).executeTakeFirst();
  if (present) return false;
  await tx
    .insertInto('area')
    .values(
      areas.map((area, sort) => ({
        slug: area.slug,
        name: area.ja,
        name_en: area.en,
        kana: area.kana,
        lat: area.centre?.lat ?? null,
        lng: area.centre?.lng ?? null,
        sort,
      })),
    )
    .execute();
  await tx
    .insertInto('zone')
    .values(
      zones.map((zone, sort) => ({
        slug: zone.slug,
        name: zone.ja,
        name_en: zone.en,
        ...zone.centre,
        sort,
      })),
    )
    .execute();
  await tx
    .insertInto('feature')
    .values(
      features.map(({ slug, ja, en, group, mark }, sort) => ({
        slug,
        name: ja,
        name_en: en,
        group,
        mark,
        sort,
      })),
    )
    .execute();
  await addCategories(tx);
  return true;
}

async function addCategories(tx: Tx): Promise<void> {
  const row = (
    category: { slug: string; ja: string; en: string; pattern: string; hue: string },
    sort: number,
  ) => ({
    slug: category.slug,
    name: category.ja,
    name_en: category.en,
    pattern: category.pattern,
    hue: category.hue,
    sort,
  });
  const parents = await tx
    .insertInto('category')
    .values(categoryParents.map((parent, sort) => row(parent, sort)))
    .returning(['id', 'slug'])
    .execute();
  const parentId = new Map(parents.map((parent) => [parent.slug, parent.id]));
  await tx
    .insertInto('category')
    .values(
      categories.map((category, i) => ({
        ...row(category, categoryParents.length + i),
        parent_id: parentId.get(category.parent)!,
      })),
    )
    .execute();
}
