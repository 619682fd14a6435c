import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { getPlanDraft, listReleasesOf, listTargets } from './queries.ts';
import type { PlanYear, ResultInput, ReviewInput } from './schema.ts';

/** Keeps a year's result of one indicator. @returns false when the plan has no such indicator. */
export async function putResult(
  tx: Tx,
  { year, chapter, indicator, other, dueOn, evidence, ...texts }: ResultInput,
  by: string,
  at: Date,
): Promise<boolean> {
  const targets = await listTargets(tx);
  if (!targets.some((one) => one.chapter === chapter && one.indicator === indicator)) return false;
  const row = {
    ...texts,
    comparable: other === '1' ? 0 : 1,
    due_on: dueOn,
    evidence: JSON.stringify(evidence),
    by,
    at: toIso(at),
  };
  await tx
    .insertInto('plan_result')
    .values({ year, chapter, indicator, ...row })
    .onConflict((oc) => oc.columns(['year', 'chapter', 'indicator']).doUpdateSet(row))
    .execute();
  return true;
}

/** Keeps what the committee said of a chapter; nothing where the text is empty. */
export async function putReview(
  tx: Tx,
  { year, chapter, text, metOn }: ReviewInput,
): Promise<boolean> {
  const targets = await listTargets(tx);
  if (!targets.some((one) => one.chapter === chapter)) return false;
  await tx
    .deleteFrom('plan_review')
    .where('year', '=', year)
    .where('chapter', '=', chapter)
    .execute();
  if (text !== null)
    await tx.insertInto('plan_review').values({ year, chapter, text, met_on: metOn }).execute();
  return true;
}

/** Publishes a year as it stands; what was published before stays, and is corrected with a reason. */
export async function publishPlan(
  tx: Tx,
  year: PlanYear,
  reason: string | null,
  by: string,
  at: Date,
): Promise<'published' | 'noReason' | 'noResults'> {
  const document = await getPlanDraft(tx, year);
  const hasResult = document.chapters.some(({ rows }) =>
    rows.some(({ result }) => result !== null),
  );
  if (!hasResult) return 'noResults';
  const [last] = await listReleasesOf(tx, year);
  if (last && reason === null) return 'noReason';
  await tx
    .insertInto('plan_release')
    .values({
      year,
      number: (last?.number ?? 0) + 1,
      reason: last ? reason : null,
      body: JSON.stringify(document),
      by,
      at: toIso(at),
    })
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: 'plan', at: toIso(at) })
    .execute();
  return 'published';
}
