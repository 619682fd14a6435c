import { existsSync } from 'node:fs';
import type { Given, Job, JobResult } from '#features/surveys/work/job.ts';
import { runJob } from '#features/surveys/work/job.ts';
import { putTexts } from '#features/surveys/commands.ts';
import { getReport } from '#features/surveys/draft-queries.ts';
import type { SurveyKind } from '#features/surveys/schema.ts';
import type { ReportTexts } from '#features/surveys/texts.ts';
import type { Store } from '#server/db.ts';
import { NOW } from './paths.ts';

const AT = new Date(NOW);

/** A file of the data that real work is tried with, where it is there. */
export function sharedFile(name: string): string | undefined {
  const places = [
    new URL(`../../../shared/data/${name}`, import.meta.url),
    new URL(`file:///work/shared/data/${name}`),
  ];
  const found = places.find((one) => existsSync(one));
  return found && decodeURIComponent(found.pathname);
}

/** Brings a sheet to a draft, as the staff's page does. */
export async function bring(
  store: Store,
  of: { id: number } | { name: string; kind: SurveyKind },
  given: Given,
  at = AT,
): Promise<number> {
  return reportOf(
    await runJob(store, { what: 'begin', of, given, by: '職員', at: at.toISOString() }),
  );
}

/** Works a report's sheet out again, with what has changed. */
export async function again(
  store: Store,
  report: number,
  change: Omit<Extract<Job, { what: 'again' }>, 'what' | 'report' | 'by' | 'at'> = {},
  at = AT,
): Promise<number> {
  const job: Job = { what: 'again', report, ...change, by: '職員', at: at.toISOString() };
  return reportOf(await runJob(store, job));
}

function reportOf(result: JobResult): number {
  if ('refused' in result) throw new Error(result.refused);
  return result.report;
}

/** What a report needs before it can be published. */
const WORDS = {
  method: '店頭で配布',
  population: '来店した人',
  surveyedUntil: '2026-11-20',
  collectedOn: '2026-11-21',
  distributed: 100_000,
  limitations: '来店した人に限られます。',
  isPeriodOpen: false,
};

/** Writes what a report needs before it can be published. */
export async function complete(
  store: Store,
  id: number,
  own: Partial<ReportTexts> = {},
): Promise<void> {
  await store.write(async (tx) => {
    const { texts, period, version } = (await getReport(tx, id))!;
    const whole = { texts: { ...texts, ...WORDS, ...own }, period };
    await putTexts(tx, { id, baseVersion: version }, whole, '職員', AT);
  });
}
