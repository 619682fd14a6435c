import { ActionError, defineAction } from 'astro:actions';
import { z } from 'zod';
import { now, toIso } from '#server/clock.ts';
import { id, SameQuestion, SheetInput } from '../inputs.ts';
import { SURVEY_KINDS } from '../schema.ts';
import { BASES } from '../understood.ts';
import type { Job } from '../work/job.ts';
import { startJob } from '../work/jobs.ts';
import { refused, staffName } from './shared.ts';

/** A counted sheet: begun with, put in place of another, read otherwise. */
export const sheetActions = {
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
      basis: z.enum(BASES).optional().catch(undefined),
      same: z.array(SameQuestion).max(500).default([]),
    }),
    handler: async ({ id: report, use: uses, same, sheet, basis }, context) => {
      const by = staffName(context);
      const chosen = sheet === undefined ? {} : { chosen: sheet };
      const against = basis ? { basis } : {};
      return worked({ what: 'again', report, uses, same, ...chosen, ...against, by });
    },
  }),
};

/** A job without the moment it is begun at. */
type Asked<J> = J extends Job ? Omit<J, 'at' | 'given'> : never;

/** Works it out aside; what takes long is answered with where to look at it meanwhile. */
export async function worked(
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
