import type { Tx } from '#server/db.ts';
import { toIso } from '#server/clock.ts';
import { everWithheld, withheldOfTwins } from './beside-queries.ts';
import { noteChange, putTexts } from './commands.ts';
import { missingIn } from './gaps.ts';
import { documentOf } from './document.ts';
import { meetDue } from './due-commands.ts';
import { getReport } from './draft-queries.ts';
import { keepsTo } from './earlier.ts';
import type { Audience, ReportDocument } from './schema.ts';
import type { ReportFacts } from './texts.ts';

export interface Publication {
  /** Null for at once. */
  visibleFrom: Date | null;
  audience: Audience;
  /** Why it is corrected; needed from the second release on. */
  reason: string | null;
}

/** What was asked of whoever publishes; what was not stays as it is. */
export type Answered = { [K in keyof ReportFacts]?: ReportFacts[K] | undefined };

export type PublishOutcome =
  | 'published'
  | 'gone'
  | 'incomplete'
  | 'noReason'
  | 'past'
  | 'waiting'
  /** Another report of the same days was published meanwhile, and this one was not counted beside it. */
  | 'recount';

/** Copies a draft into a release that is never changed again, and is seen from its moment on. */
export async function publishReport(
  tx: Tx,
  id: number,
  { visibleFrom, audience, reason, ...answered }: Publication & Answered,
  by: string,
  at: Date,
): Promise<PublishOutcome> {
  const draft = await getReport(tx, id);
  if (!draft) return 'gone';
  const told = Object.entries(answered).filter(([, fact]) => fact !== undefined && fact !== null);
  const report = { ...draft, texts: { ...draft.texts, ...Object.fromEntries(told) } };
  if (missingIn(report).length > 0) return 'incomplete';
  if (report.releases.some((one) => one.visibleFrom > toIso(at))) return 'waiting';
  if (report.releases.length > 0 && reason === null) return 'noReason';
  if (visibleFrom !== null && visibleFrom < at) return 'past';
  const { surveyId, period } = report;
  const withheld = await everWithheld(tx, { surveyId, reportId: id, period });
  const twins = await withheldOfTwins(tx, report, report.figures);
  if (!keepsTo(report.figures, [...withheld, ...twins])) return 'recount';
  if (told.length > 0) await putTexts(tx, { id, baseVersion: draft.version }, report, by, at);
  await addRelease(
    tx,
    { reportId: id, document: documentOf(report), demo: false },
    { visibleFrom: visibleFrom ?? at, audience, reason },
    by,
    at,
  );
  await meetDue(tx, report, at);
  return 'published';
}

/** Writes a release as it stands; who calls has checked that it may be seen. */
export async function addRelease(
  tx: Tx,
  { reportId, document, demo }: { reportId: number; document: ReportDocument; demo: boolean },
  { visibleFrom, audience, reason }: Publication & { visibleFrom: Date },
  by: string,
  at: Date,
): Promise<void> {
  const { n } = await tx
    .selectFrom('survey_release')
    .select((eb) => eb.fn.max('number').as('n'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('survey_release')
    .values({
      report_id: reportId,
      number: Number(n ?? 0) + 1,
      visible_from: toIso(visibleFrom),
      audience: audience === 'public' ? 'public' : 'members',
      concerned: audience === 'concerned' ? 1 : 0,
      // What stood before it was taken back unseen: there is nothing to give a reason for.
      reason: reason ?? (n === null ? null : ''),
      body: JSON.stringify(document),
      demo: demo ? 1 : 0,
      by,
      at: toIso(at),
    })
    .execute();
  await noteChange(tx, reportId, at);
}

/** Takes back a release nobody has seen. */
export async function cancelRelease(tx: Tx, reportId: number, at: Date): Promise<boolean> {
  const cancelled = await tx
    .updateTable('survey_release')
    .set({ cancelled_at: toIso(at) })
    .where('report_id', '=', reportId)
    .where('visible_from', '>', toIso(at))
    .where('cancelled_at', 'is', null)
    .returning('id')
    .execute();
  if (cancelled.length === 0) return false;
  await noteChange(tx, reportId, at);
  return true;
}
