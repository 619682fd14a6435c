import { ActionError, defineAction } from 'astro:actions';
import { z } from 'zod';
import { now } from '#server/clock.ts';
import { putTexts } from '../commands.ts';
import { withPeriod } from '../drafted.ts';
import { getReport } from '../draft-queries.ts';
import { giveReport } from '../concerned-commands.ts';
import { DueInput } from '../due.ts';
import { putDue } from '../due-commands.ts';
import { HandOutInput } from '../hand-outs.ts';
import { id, PublishInput, TextsInput } from '../inputs.ts';
import { cancelRelease, publishReport } from '../release-commands.ts';
import { sourcesIn } from '../texts.ts';
import { found, refused, refusedRows, staffName, written } from './shared.ts';
import { worked } from './sheet.ts';

/** A report: its words, its releases, to whom it was given, what it meets. */
export const reportActions = {
  texts: defineAction({
    accept: 'form',
    input: TextsInput,
    handler: async ({ id: report, baseVersion, from, until, ...fields }, context) => {
      const by = staffName(context);
      const { sourceName, sourceUrl, sourceRetrieved, sourceLicence, ...words } = fields;
      const sources = sourcesIn({ sourceName, sourceUrl, sourceRetrieved, sourceLicence });
      const texts = { ...words, sources, isPeriodOpen: false };
      const period = { from, until };
      const saved = await written(async (tx) => {
        const old = await getReport(tx, report);
        if (!old) return undefined;
        const isOther =
          old.texts.isPeriodOpen || old.period.from !== from || old.period.until !== until;
        const whole = { texts: isOther ? withPeriod(old, texts, from) : texts, period };
        const isSaved = await putTexts(tx, { id: report, baseVersion }, whole, by, now());
        return { isSaved, isOther };
      });
      if (!saved?.isSaved) throw new ActionError({ code: saved ? 'CONFLICT' : 'NOT_FOUND' });
      // What stands beside the figures depends on the time they are of.
      return saved.isOther ? worked({ what: 'again', report, by }) : { report };
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
