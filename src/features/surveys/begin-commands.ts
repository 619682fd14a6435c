import { freeSlug, slugFromReading } from '#features/entries/slug.ts';
import { localDate } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { addReport, addSurvey } from './commands.ts';
import { titleOf } from './drafted.ts';
import type { SurveyKind } from './schema.ts';
import { putSheet } from './sheet-commands.ts';
import { getLastTime, getSurvey } from './sheet-queries.ts';
import type { Of, Worked } from './sheet-work.ts';

/** Begins a report with a sheet that was worked out, worded as the last time. */
export async function beginReport(
  tx: Tx,
  of: Of,
  { sheet, done, assumed }: Worked,
  by: string,
  at: Date,
): Promise<number | undefined> {
  const survey = 'id' in of ? await getSurvey(tx, of.id) : await newSurvey(tx, of, at);
  if (!survey) return undefined;
  const last = await getLastTime(tx, survey.id);
  const today = localDate(at);
  const period = done.period ?? assumed ?? { from: today, until: today };
  const { finding } = done.figures;
  const texts = {
    ...last.texts,
    title: titleOf(survey, done.period?.from ?? null),
    titleEn: null,
    finding: finding || null,
    findingEn: done.figures.figures[0]?.title.en ?? null,
    comment: null,
    commentEn: null,
    // A quarter's sheet says what it is about, not until when somebody was asked.
    surveyedUntil: done.period && survey.kind !== 'condition' ? period.until : null,
    collectedOn: null,
    isPeriodOpen: done.period === undefined,
  };
  const when = done.period ? `-${period.from.slice(0, 7)}` : '';
  const slug = await freeReportSlug(tx, `${survey.slug}${when}`);
  const report = await addReport(
    tx,
    { surveyId: survey.id, slug, period, texts, figures: done.figures },
    by,
    at,
  );
  await putSheet(tx, report, sheet, done, by, at);
  return report;
}

async function newSurvey(tx: Tx, { name, kind }: { name: string; kind: SurveyKind }, at: Date) {
  // Without its reading a name in kanji has no letters of its own.
  const base = (/\p{Script=Han}/u.test(name) ? '' : slugFromReading(name)) || kind;
  const taken = await tx
    .selectFrom('survey')
    .select('slug')
    .where('slug', 'like', `${base.slice(0, 40)}%`)
    .execute();
  const slug = freeSlug(base.slice(0, 40), (one) => taken.some((other) => other.slug === one));
  const survey = { slug, kind, name, nameEn: null, demo: false } as const;
  return { id: await addSurvey(tx, survey, at), name, slug, kind };
}

async function freeReportSlug(tx: Tx, base: string): Promise<string> {
  const taken = await tx
    .selectFrom('survey_report')
    .select('slug')
    .where('slug', 'like', `${base}%`)
    .execute();
  return freeSlug(base, (one) => taken.some((other) => other.slug === one));
}
