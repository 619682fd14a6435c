import type { Reader } from '#server/db.ts';

export interface Term {
  id: number;
  slug: string;
  name: string;
  nameEn: string;
}
export interface AreaTerm extends Term {
  lat: number | null;
  lng: number | null;
}
export interface CategoryTerm extends Term {
  parent: string | null;
  pattern: string;
  hue: string;
}
export interface FeatureTerm extends Term {
  group: string;
  mark: string;
}

/** Areas, zones, categories and features with their ways from id to slug. */
export interface Taxonomy {
  areas: AreaTerm[];
  zones: (Term & { lat: number; lng: number })[];
  /** Parents first, each list in the order staff gave. */
  categories: CategoryTerm[];
  features: FeatureTerm[];
  chambers: readonly string[];
  areaSlug: Map<number, string>;
  zoneSlug: Map<number, string>;
  featureSlug: Map<number, string>;
  /** A category's own slug and its parent's. */
  categorySlugs: Map<number, string[]>;
  /** Where addresses of before lead today, as `area:old` → `new`. */
  moved: Map<string, string>;
}

/** The whole taxonomy; a few dozen rows, read in five queries. */
export async function getTaxonomy(read: Reader): Promise<Taxonomy> {
  const areas = await read
    .selectFrom('area')
    .select(['id', 'slug', 'name', 'name_en as nameEn', 'lat', 'lng'])
    .orderBy('sort')
    .execute();
  const zones = await read
    .selectFrom('zone')
    .select(['id', 'slug', 'name', 'name_en as nameEn', 'lat', 'lng'])
    .orderBy('sort')
    .execute();
  const categories = await read
    .selectFrom('category')
    .leftJoin('category as parent', 'parent.id', 'category.parent_id')
    .select([
      'category.id',
      'category.slug',
      'category.name',
      'category.name_en as nameEn',
      'category.pattern',
      'category.hue',
      'parent.slug as parent',
    ])
    .orderBy('category.sort')
    .execute();
  const features = await read
    .selectFrom('feature')
    .select(['id', 'slug', 'name', 'name_en as nameEn', 'group', 'mark'])
    .orderBy('sort')
    .execute();
  const old = await read
    .selectFrom('slug_history')
    .select(['kind', 'slug', 'entry_id'])
    .where('kind', 'in', ['area', 'zone', 'category', 'feature'])
    .execute();
  const today: Record<string, Term[]> = {
    area: areas,
    zone: zones,
    category: categories,
    feature: features,
  };
  return {
    areas,
    zones,
    categories,
    features,
    chambers: ['yamaguchi', 'ken-o', 'tokuji'],
    areaSlug: slugs(areas),
    zoneSlug: slugs(zones),
    featureSlug: slugs(features),
    categorySlugs: new Map(
      categories.map((c) => [c.id, c.parent === null ? [c.slug] : [c.slug, c.parent]]),
    ),
    moved: new Map(
      old.flatMap(({ kind, slug, entry_id }) => {
        const term = today[kind]!.find(({ id }) => id === entry_id);
        return term ? [[`${kind}:${slug}`, term.slug]] : [];
      }),
    ),
  };
}

function slugs(terms: Term[]): Map<number, string> {
  return new Map(terms.map((term) => [term.id, term.slug]));
}
