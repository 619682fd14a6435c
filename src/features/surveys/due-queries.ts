import type { Reader } from '#server/db.ts';
import type { PlanYear } from '#features/plan/schema.ts';
import { DUE_ITEMS, dueList, type Due } from './due.ts';

/** What falls due in these years, the earliest first. */
export async function listDue(
  read: Pick<Reader, 'selectFrom'>,
  years: readonly PlanYear[],
): Promise<Due[]> {
  const rows = await read
    .selectFrom('survey_due')
    .leftJoin('survey_report', 'survey_report.id', 'survey_due.report_id')
    .select(['survey_due.year', 'survey_due.item', 'survey_due.due_on', 'survey_report.id'])
    .select(['survey_report.slug'])
    .select((eb) =>
      eb
        .selectFrom('survey_release')
        .select((first) => first.fn.min('visible_from').as('v'))
        .whereRef('survey_release.report_id', '=', 'survey_report.id')
        .where('survey_release.cancelled_at', 'is', null)
        .as('published_at'),
    )
    .where('survey_due.year', 'in', years)
    .execute();
  const known = rows.flatMap(({ year, item, due_on, id, slug, published_at }): Due[] => {
    const one = DUE_ITEMS.find((name) => name === item);
    if (!one) return [];
    const report = id !== null && slug !== null ? { id, slug, publishedAt: published_at } : null;
    return [{ year, item: one, dueOn: due_on, report }];
  });
  return dueList(known, years);
}
