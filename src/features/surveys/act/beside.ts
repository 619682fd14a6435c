import { ActionError, defineAction } from 'astro:actions';
import { z } from 'zod';
import { optionalText } from '#features/entries/schema.ts';
import { noteAct } from '#server/acting.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { store } from '#server/store.ts';
import { putPoints, putPrinted, putReferences, removePrinted } from '../beside-commands.ts';
import { readReferences } from '../condition/references.ts';
import { getReport } from '../draft-queries.ts';
import { id, PointsInput, SheetInput } from '../inputs.ts';
import { readFile } from '../questionnaire/read.ts';
import { PrintedInput, readPrinted } from '../printed/read.ts';
import { refused, refusedRows, staffName, written } from './shared.ts';
import { worked } from './sheet.ts';

/** What stands beside all sheets of a survey; with each, the report is worked out again. */
export const besideActions = {
  points: defineAction({
    accept: 'form',
    input: PointsInput,
    handler: async ({ id: report, key, name, ...given }, context) => {
      const by = staffName(context);
      const points = key.map((one, i) => ({
        key: one,
        name: name[i] ?? one,
        lat: given.lat[i] ?? null,
        lng: given.lng[i] ?? null,
        activeFrom: given.activeFrom[i] ?? null,
        activeUntil: given.activeUntil[i] ?? null,
      }));
      await ofSurvey(report, (tx, survey) => putPoints(tx, survey, points));
      return worked({ what: 'again', report, by });
    },
  }),
  printed: defineAction({
    accept: 'form',
    input: PrintedInput.extend({ id }),
    handler: async ({ id: report, printed, ...given }, context) => {
      const by = staffName(context);
      const own = await getReport(store.read, report);
      if (!own) throw new ActionError({ code: 'NOT_FOUND' });
      const rows = (await readFile(printed))?.sheets[0]?.rows ?? [];
      const { figures, refused: bad } = readPrinted(own.kind, own.figures, rows, given);
      if (bad.length > 0) throw refusedRows(bad);
      await ofSurvey(report, (tx, survey) => putPrinted(tx, survey, figures, by, now()));
      return worked({ what: 'again', report, by });
    },
  }),
  unprint: defineAction({
    accept: 'form',
    input: z.object({ id, source: z.string().min(1).max(200), reason: optionalText(500) }),
    handler: async ({ id: report, source, reason }, context) => {
      const by = staffName(context);
      const done = await written(async (tx) => {
        const own = await getReport(tx, report);
        if (!own) return 'gone';
        if (own.releases.length > 0 && !reason) return 'noWhy';
        noteAct(`survey:${report}`, { source, ...(reason ? { reason } : {}) });
        return (await removePrinted(tx, own.surveyId, source)) ? 'done' : 'gone';
      });
      if (done === 'gone') throw new ActionError({ code: 'NOT_FOUND' });
      if (done === 'noWhy') throw refused(done);
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
};

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
