import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { z } from 'zod';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { localDateInput } from '#features/entries/schema.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import { cancelRelease, publishReport, putTexts } from './commands.ts';
import { USES } from './questionnaire/columns.ts';
import { readFile, type SheetFile } from './questionnaire/read.ts';
import { ReportTexts } from './schema.ts';
import { beginReport, replaceSheet, setColumns } from './sheet-commands.ts';

const id = z.coerce.number().int().positive();
const SheetInput = z.object({
  file: z.instanceof(File).nullable().default(null),
  pasted: z.string().max(1_000_000).nullable().default(null),
});

/** A local time as a browser's field gives it. */
const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine((text) => localDateInput.safeParse(text.slice(0, 10)).success)
  .transform((text) => new Date(`${text}:00.000+09:00`))
  .refine((date) => !Number.isNaN(date.getTime()));

const PublishInput = z.object({
  id,
  visibleFrom: z
    .union([z.literal(''), localTime])
    .nullable()
    .default(null)
    .transform((date) => date || null),
  reason: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .default(null)
    .transform((text) => text || null),
});

const TextsInput = ReportTexts.extend({
  id,
  baseVersion: z.coerce.number().int().positive(),
  from: localDateInput,
  until: localDateInput,
}).refine(({ from, until }) => from <= until, { path: ['until'] });

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
    }),
    handler: async ({ survey, name, ...given }, context) => {
      const by = staffName(context);
      if (!survey && !name) throw refused('noName');
      const { sheet, file } = await sheetOf(given);
      const from = survey ? { id: survey } : { name: name! };
      const report = await written((tx) => beginReport(tx, from, { sheet, file }, by, now()));
      if (report === undefined) throw refused('noName');
      return { report };
    },
  }),
  replace: defineAction({
    accept: 'form',
    input: SheetInput.extend({ id }),
    handler: async ({ id: report, ...given }, context) => {
      const by = staffName(context);
      const { sheet, file } = await sheetOf(given);
      return found(await written((tx) => replaceSheet(tx, report, { sheet, file }, by, now())));
    },
  }),
  columns: defineAction({
    accept: 'form',
    input: z.object({
      id,
      use: z.array(z.enum(USES)).default([]),
      sheet: z.coerce.number().int().min(0).default(0),
    }),
    handler: async ({ id: report, use, sheet }, context) => {
      const by = staffName(context);
      return found(await written((tx) => setColumns(tx, report, { uses: use, sheet }, by, now())));
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
      const outcome = await written((tx) =>
        publishReport(tx, report, { ...publication, audience: 'public' }, by, now()),
      );
      if (outcome === 'gone') throw new ActionError({ code: 'NOT_FOUND' });
      if (outcome !== 'published') throw refused(outcome);
      return { outcome };
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

/** The sheet that was sent, as a file or pasted. */
async function sheetOf({
  file,
  pasted,
}: z.infer<typeof SheetInput>): Promise<{ sheet: SheetFile; file: string }> {
  if (file && file.size > 0) {
    const sheet = await readFile(new Uint8Array(await file.arrayBuffer()));
    if (!sheet) throw refused('unreadable');
    return { sheet, file: file.name.normalize('NFC').slice(-200) || 'file' };
  }
  if (!pasted?.trim()) throw refused('noSheet');
  const sheet = await readFile(pasted);
  if (!sheet) throw refused('unreadable');
  return { sheet, file: '-' };
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
