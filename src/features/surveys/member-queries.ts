import type { Reader } from '#server/db.ts';
import type { OwnShop } from './own.ts';
import { newestReleases, reportOf, seenReleases, type PublishedReport } from './queries.ts';
import { ReportDocument, type SurveyKind } from './schema.ts';

/** A report as somebody signed in may see it. */
export interface MemberReport {
  slug: string;
  kind: SurveyKind;
  document: ReportDocument;
  publishedAt: string;
  /** Everybody may see it too. */
  isPublic: boolean;
}

/** Whose reports: all of them for staff, otherwise those of all members and of these businesses. */
export type Reading = 'staff' | { businesses: readonly number[] };

/** The reports somebody signed in may see at this moment, newest first, each in its newest release. */
export async function listMemberReports(
  read: Reader,
  as: Reading,
  at: Date,
): Promise<MemberReport[]> {
  const rows = await newestReleases(read, at)
    .select(['survey_release.audience', 'survey_release.concerned'])
    .orderBy('survey_release.visible_from', 'desc')
    .orderBy('survey_release.id', 'desc')
    .limit(1000)
    .execute();
  const given = await givenTo(read, as);
  return rows
    .filter(({ concerned, id }) => concerned === 0 || as === 'staff' || given.has(id))
    .map((row) => ({
      slug: row.slug,
      kind: row.kind,
      document: ReportDocument.parse(JSON.parse(row.body)),
      publishedAt: row.visible_from,
      isPublic: row.audience === 'public',
    }));
}

/** One of them, in its newest release or the one asked for. @returns undefined where it is not for them. */
export async function getMemberReport(
  read: Reader,
  as: Reading,
  slug: string,
  at: Date,
  number?: number,
): Promise<PublishedReport | undefined> {
  const rows = await seenReleases(read, slug, at);
  const given = await givenTo(read, as);
  return reportOf(
    rows,
    ({ concerned, id }) => concerned === 0 || as === 'staff' || given.has(id),
    number,
  );
}

/** The reports some businesses were given. */
async function givenTo(read: Reader, as: Reading): Promise<ReadonlySet<number>> {
  if (as === 'staff' || as.businesses.length === 0) return new Set();
  const rows = await read
    .selectFrom('survey_concerned')
    .select('report_id')
    .distinct()
    .where('business_id', 'in', as.businesses)
    .limit(5000)
    .execute();
  return new Set(rows.map((row) => row.report_id));
}

/** Where the shops of some businesses are and what they do, as far as the reports tell trades apart. */
export function listOwnShops(read: Reader, businesses: readonly number[]): Promise<OwnShop[]> {
  return read
    .selectFrom('shop')
    .innerJoin('shop_category', 'shop_category.shop_id', 'shop.id')
    .innerJoin('category', 'category.id', 'shop_category.category_id')
    .leftJoin('category as parent', 'parent.id', 'category.parent_id')
    .select(['shop.lat', 'shop.lng'])
    .select((eb) => eb.fn.coalesce('parent.slug', 'category.slug').as('category'))
    .where('shop.business_id', 'in', businesses.length > 0 ? [...businesses] : [0])
    .orderBy('shop.id')
    .limit(50)
    .execute();
}
