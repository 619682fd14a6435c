import type { Tx } from '#server/db.ts';
import { toIso } from '#server/clock.ts';
import { getReport, type Report } from './draft-queries.ts';
import { dueItemOf, type DueInput } from './due.ts';
import { listDue } from './due-queries.ts';

/** Says when an item falls due and which report meets it. @returns false for a report that is not there. */
export async function putDue(
  tx: Tx,
  { year, item, dueOn, report }: DueInput,
  at: Date,
): Promise<boolean> {
  if (report !== null && !(await getReport(tx, report))) return false;
  const row = { due_on: dueOn, report_id: report };
  await tx
    .insertInto('survey_due')
    .values({ year, item, ...row })
    .onConflict((oc) => oc.columns(['year', 'item']).doUpdateSet(row))
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: 'survey', at: toIso(at) })
    .execute();
  return true;
}

/** Names a report that is published as the one that meets its item, unless another does. */
export async function meetDue(
  tx: Tx,
  { id, kind, survey, period }: Report,
  at: Date,
): Promise<void> {
  const own = dueItemOf(kind, survey.ja, period);
  if (!own) return;
  const due = (await listDue(tx, [own.year])).find(({ item }) => item === own.item)!;
  if (due.report?.publishedAt) return;
  await putDue(tx, { ...own, dueOn: due.dueOn, report: id }, at);
}
