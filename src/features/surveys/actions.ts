import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { z } from 'zod';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { now, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import { putPoints, putPrinted, putReferences } from './beside-commands.ts';
import { putTexts } from './commands.ts';
import { readReferences } from './condition/references.ts';
import { getReport } from './draft-queries.ts';
import { readFile } from './questionnaire/read.ts';
import { giveReport } from './concerned-commands.ts';
import { putDue } from './due-commands.ts';
import { id, PointsInput, PublishInput, SheetInput, TextsInput } from './inputs.ts';
import { cancelRelease, publishReport } from './release-commands.ts';
import { DueInput, HandOutInput, SURVEY_KINDS } from './schema.ts';
import { readPrinted } from './traffic/printed.ts';
import type { SheetNote } from './understood.ts';
import type { Job } from './work/job.ts';
import { startJob } from './work/jobs.ts';

/** The staff's way from a counted sheet to a published report. */
export const surveys = {
  begin: defineAction({
    accept: 'form',
    input: SheetInput.extend({
      survey: z
        .union([z.literal(''), id])
        .nullable()
        .default(null),
      name: z.string().trim().max(80).nullable().default(null),
      kind: z.enum(SURVEY_KINDS).default('questionnaire'),
    }),
    handler: async ({ survey, name, kind, ...given }, context) => {
      const by = staffName(context);
      if (!survey && !name) throw refused('noName');
      const of = survey ? { id: survey } : { name: name!, kind };
      return worked({ what: 'begin', of, by }, given);
    },
  }),
  replace: defineAction({
    accept: 'form',
    input: SheetInput.extend({ id, more: z.literal('1').optional() }),
    handler: async ({ id: report, more, ...given }, context) => {
      const by = staffName(context);
      return worked({ what: 'again', report, isMore: more === '1', by }, given);
    },
  }),
  columns: defineAction({
    accept: 'form',
    input: z.object({
      id,
      use: z.array(z.string().max(20)).max(500).default([]),
      sheet: z.coerce.number().int().min(0).max(500).optional(),
    }),
    handler: async ({ id: report, use: uses, sheet }, context) => {
      const by = staffName(context);
      const chosen = sheet === undefined ? {} : { chosen: sheet };
      return worked({ what: 'again', report, uses, ...chosen, by });
    },
  }),
  points: defineAction({
    accept: 'form',
    input: PointsInput,
    handler: async ({ id: report, key, name, lat, lng }, context) => {
      const by = staffName(context);
      const points = key.map((one, i) => ({
        key: one,
        name: name[i] ?? one,
        lat: lat[i] ?? null,
        lng: lng[i] ?? null,
      }));
      await ofSurvey(report, (tx, survey) => putPoints(tx, survey, points));
      return worked({ what: 'again', report, by });
    },
  }),
  printed: defineAction({
    accept: 'form',
    input: z.object({
      id,
      printed: z.string().max(200_000),
      day: z.enum(['weekday', 'holiday']),
      source: z.string().trim().min(1).max(200),
    }),
    handler: async ({ id: report, printed, day, source }, context) => {
      const by = staffName(context);
      const rows = (await readFile(printed))?.sheets[0]?.rows ?? [];
      const { counts, refused: bad } = readPrinted(rows, { day, source });
      if (bad.length > 0) throw refusedRows(bad);
      await ofSurvey(report, (tx, survey) => putPrinted(tx, survey, counts, by, now()));
      return worked({ what: 'again', report, by });
    },
  }),
  references: defineAction({
    accept: 'form',
    input: SheetInput.extend({ id }),
    handler: async ({ id: report, file, pasted }, context) => {
      const by = staffName(context);
      const [first] = file.filter(({ size }) => size > 0);
      const given = first ? new Uint8Array(await first.arrayBuffer()) : (pasted ?? '');
      const { figures, refused: bad } = readReferences(
        (await readFile(given))?.sheets[0]?.rows ?? [],
      );
      if (bad.length > 0) throw refusedRows(bad);
      await ofSurvey(report, (tx, survey) => putReferences(tx, survey, figures, by, now()));
      return worked({ what: 'again', report, by });
    },
  }),
  texts: defineAction({
    accept: 'form',
    input: TextsInput,
    handler: async ({ id: report, baseVersion, from, until, ...texts }, context) => {
      const by = staffName(context);
      const saved = await written((tx) =>
        putTexts(tx, { id: report, baseVersion }, { texts, period: { from, until } }, by, now()),
      );
      if (!saved) throw new ActionError({ code: 'CONFLICT' });
      return { saved };
    },
  }),
  publish: defineAction({
    accept: 'form',
    input: PublishInput,
    handler: async ({ id: report, ...publication }, context) => {
      const by = staffName(context);
      const outcome = await written((tx) => publishReport(tx, report, publication, by, now()));
      if (outcome === 'gone') throw new ActionError({ code: 'NOT_FOUND' });
      if (outcome !== 'published') throw refused(outcome);
      return { outcome };
    },
  }),
  handOut: defineAction({
    accept: 'form',
    input: HandOutInput,
    handler: async (input, context) => {
      const by = staffName(context);
      const given = await written((tx) => giveReport(tx, input, by, now()));
      if (given === undefined) throw new ActionError({ code: 'NOT_FOUND' });
      if ('unknown' in given) throw refusedRows(given.unknown);
      return given;
    },
  }),
  due: defineAction({
    accept: 'form',
    input: DueInput,
    handler: async (input, context) => {
      staffName(context);
      return found(await written((tx) => putDue(tx, input, now())));
    },
  }),
  cancel: defineAction({
    accept: 'form',
    input: z.object({ id }),
    handler: async ({ id: report }, context) => {
      staffName(context);
      return found(await written((tx) => cancelRelease(tx, report, now())));
    },
  }),
};

function staffName(context: ActionAPIContext): string {
  const actor = signedIn(context);
  if (!isStaff(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor.name;
}

/** A job without the moment it is begun at. */
type Asked<J> = J extends Job ? Omit<J, 'at' | 'given'> : never;

/** Works it out aside; what takes long is answered with where to look at it meanwhile. */
async function worked(
  asked: Asked<Job>,
  sent?: z.infer<typeof SheetInput>,
): Promise<{ report: number } | { job: string }> {
  const files = sent?.file.filter(({ size }) => size > 0) ?? [];
  const pasted = sent?.pasted?.trim() ? sent.pasted : '';
  if (sent && files.length === 0 && pasted === '') throw refused('noSheet');
  const given = sent && files.length === 0 ? { given: { pasted } } : {};
  const started = await startJob({ ...asked, ...given, at: toIso(now()) } as Job, files);
  if ('id' in started) return { job: started.id };
  const { result } = started;
  if ('report' in result) return { report: result.report };
  if (result.refused === 'gone') throw new ActionError({ code: 'NOT_FOUND' });
  if (result.refused === 'failed') throw new ActionError({ code: 'SERVICE_UNAVAILABLE' });
  throw refused(result.refused === 'noSurvey' ? 'noName' : result.refused);
}

/** Writes something that stands beside all reports of a report's survey. */
async function ofSurvey(
  report: number,
  work: (tx: Tx, survey: number) => Promise<void>,
): Promise<void> {
  const done = await written(async (tx) => {
    const found = await getReport(tx, report);
    if (found) await work(tx, found.surveyId);
    return found !== undefined;
  });
  if (!done) throw new ActionError({ code: 'NOT_FOUND' });
}

/** The rows that cannot be read, for the page to say; nothing was written. */
function refusedRows(notes: readonly SheetNote[]): ActionError {
  const message = JSON.stringify(notes.slice(0, 20));
  return new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });
}

function refused(message: string): ActionError {
  return new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });
}

function found(is: boolean): { done: true } {
  if (!is) throw new ActionError({ code: 'NOT_FOUND' });
  return { done: true };
}

async function written<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await store.write(work);
  } catch (error) {
    log.error({ err: error }, 'a survey report could not be written');
    throw new ActionError({ code: 'SERVICE_UNAVAILABLE' });
  }
}
