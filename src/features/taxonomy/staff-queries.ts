import type { Reader } from '#server/db.ts';
import type { TermKind } from './schema.ts';

/** A term as the staff see it. */
export interface StaffTerm {
  id: number;
  slug: string;
  name: string;
  nameEn: string;
  sort: number;
  kana: string | null;
  /** The group of a category, of a feature its heading's key. */
  parentId: number | null;
  group: string | null;
  hasChildren: boolean;
  /** Shops, jobs and venues under it. */
  used: number;
}

/** All terms of a kind in their order, groups of categories before what is in them. */
export async function listTerms(
  read: Pick<Reader, 'selectFrom'>,
  kind: TermKind,
): Promise<StaffTerm[]> {
  const rows = await read.selectFrom(kind).selectAll().orderBy('sort').orderBy('id').execute();
  const used = await usesOf(read, kind);
  const extra = rows as { parent_id?: number | null; group?: string; kana?: string }[];
  const terms = rows.map((row, i) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    nameEn: row.name_en,
    sort: row.sort,
    kana: extra[i]!.kana ?? null,
    parentId: extra[i]!.parent_id ?? null,
    group: extra[i]!.group ?? null,
    hasChildren: extra.some(({ parent_id }) => parent_id === row.id),
    used: used.get(row.id) ?? 0,
  }));
  const children = Map.groupBy(terms, ({ parentId }) => parentId);
  return (children.get(null) ?? []).flatMap((term) => [term, ...(children.get(term.id) ?? [])]);
}

async function usesOf(
  read: Pick<Reader, 'selectFrom'>,
  kind: TermKind,
): Promise<Map<number, number>> {
  const links =
    kind === 'category'
      ? read.selectFrom('shop_category').select('category_id as term')
      : kind === 'zone'
        ? read.selectFrom('shop_zone').select('zone_id as term')
        : kind === 'feature'
          ? read.selectFrom('shop_feature').select('feature_id as term')
          : read
              .selectFrom('shop')
              .select('area_id as term')
              .unionAll(read.selectFrom('job').select('area_id as term'))
              .unionAll(read.selectFrom('venue').select('area_id as term'))
              .$castTo<{ term: number }>();
  const rows = await read
    .selectFrom(links.as('link'))
    .select('link.term')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('link.term', 'is not', null)
    .groupBy('link.term')
    .execute();
  return new Map(rows.map(({ term, n }) => [term, Number(n)]));
}

export async function findTerm(
  read: Pick<Reader, 'selectFrom'>,
  kind: TermKind,
  id: number,
): Promise<StaffTerm | undefined> {
  return (await listTerms(read, kind)).find((term) => term.id === id);
}

/** Those a term stands in one row with, in order, itself among them. */
export async function siblingsOf(
  read: Pick<Reader, 'selectFrom'>,
  kind: TermKind,
  id: number,
): Promise<StaffTerm[]> {
  const terms = await listTerms(read, kind);
  const own = terms.find((term) => term.id === id);
  return terms.filter(({ parentId, group }) => parentId === own?.parentId && group === own.group);
}

/** Whether no other term of the kind has an address today. */
export async function isFreeSlug(
  read: Pick<Reader, 'selectFrom'>,
  kind: TermKind,
  slug: string,
  own: number,
): Promise<boolean> {
  const other = await read
    .selectFrom(kind)
    .select('id')
    .where('slug', '=', slug)
    .where('id', '<>', own)
    .executeTakeFirst();
  return other === undefined;
}

/** Ids of the shops under a term. */
export function usersOf(read: Pick<Reader, 'selectFrom'>, kind: 'area' | 'category', id: number) {
  return kind === 'area'
    ? read.selectFrom('shop').select('id').where('area_id', '=', id)
    : read.selectFrom('shop_category').select('shop_id as id').where('category_id', '=', id);
}
