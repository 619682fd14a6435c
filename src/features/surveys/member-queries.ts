import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { OwnShop } from './own.ts';
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
  slug?: string,
): Promise<MemberReport[]> {
  const rows = await read
    .selectFrom('survey_release')
    .innerJoin('survey_report', 'survey_report.id', 'survey_release.report_id')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select(['survey_report.id', 'survey_report.slug', 'survey.kind', 'survey_release.body'])
    .select(['survey_release.visible_from', 'survey_release.audience'])
    .where('survey_release.audience', 'in', ['public', 'members'])
    .where('survey_release.visible_from', '<=', toIso(at))
    .where('survey_release.cancelled_at', 'is', null)
    .$if(as !== 'staff', (query) =>
      query.where((eb) =>
        eb.or([
          eb('survey_release.concerned', '=', 0),
          eb.exists(
            eb
              .selectFrom('survey_concerned')
              .select('survey_concerned.report_id')
              .whereRef('survey_concerned.report_id', '=', 'survey_release.report_id')
              .where('survey_concerned.business_id', 'in', businessesOf(as)),
          ),
        ]),
      ),
    )
    .$if(slug !== undefined, (query) => query.where('survey_report.slug', '=', slug!))
    .orderBy('survey_release.number', 'desc')
    .limit(1000)
    .execute();
  const newest = new Map<number, (typeof rows)[number]>();
  for (const row of rows) if (!newest.has(row.id)) newest.set(row.id, row);
  return [...newest.values()]
    .toSorted((a, b) => (a.visible_from > b.visible_from ? -1 : 1))
    .map((row) => ({
      slug: row.slug,
      kind: row.kind,
      document: ReportDocument.parse(JSON.parse(row.body)),
      publishedAt: row.visible_from,
      isPublic: row.audience === 'public',
    }));
}

/** Nobody's number, where there is none: an empty list asks for everything or for nothing. */
const businessesOf = (as: Reading): number[] =>
  as === 'staff' || as.businesses.length === 0 ? [0] : [...as.businesses];

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
