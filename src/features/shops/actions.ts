import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { z } from 'zod';
import { signedIn } from '#features/accounts/signed-in.ts';
import { saveDraft, type SaveResult } from '#features/drafts/commands.ts';
import { baseOf } from '#features/drafts/fields.ts';
import { writePrepared } from '#features/drafts/prepared.ts';
import { getDraft } from '#features/drafts/queries.ts';
import { localDateInput, optionalText } from '#features/entries/schema.ts';
import { addDays, localDate, now } from '#server/clock.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import { CLOSED_AT_MOST, withClosing } from './hours/closings.ts';
import type { ShopBody } from './schema.ts';

const id = z.coerce.number().int().positive();
const CloseInput = z
  .object({
    id,
    from: localDateInput,
    until: localDateInput,
    reason: optionalText(100),
    reasonEn: optionalText(100),
  })
  .refine(({ from, until }) => from <= until && until <= addDays(from, CLOSED_AT_MOST - 1), {
    message: 'wrongDates',
    path: ['until'],
  });

type Exceptions = ShopBody['exceptions'];

/** Days on which a shop differs from its week; live with the save. */
export const shops = {
  close: defineAction({
    accept: 'form',
    input: CloseInput,
    handler: ({ id, reason, ...input }, context) =>
      change(context, id, (exceptions, today) =>
        withClosing(exceptions, { ...input, reason: reason ?? '' }, today),
      ),
  }),
  open: defineAction({
    accept: 'form',
    input: z.object({ id, date: localDateInput }),
    handler: ({ id, date }, context) =>
      change(context, id, (exceptions) => exceptions.filter((one) => one.date !== date)),
  }),
};

/** Changes the dated exceptions as they stand when it is written: two people lose no day of either. */
async function change(
  context: ActionAPIContext,
  id: number,
  next: (exceptions: Exceptions, today: string) => Exceptions,
): Promise<{ live: boolean }> {
  const editor = signedIn(context);
  const ref = { kind: 'shop' as const, id };
  const at = now();
  let result: SaveResult | undefined;
  try {
    result = await writePrepared(store, async (tx, schedules) => {
      const draft = await getDraft(tx, editor, ref);
      if (!draft) return undefined;
      const exceptions = next(draft.body['exceptions'] as Exceptions, localDate(at));
      const base = baseOf(draft, ['exceptions']);
      return saveDraft(
        tx,
        editor,
        { ref, values: { exceptions }, base, asked: true },
        schedules,
        at,
      );
    });
  } catch (error) {
    log.error({ err: error }, 'an exception could not be written');
    throw new ActionError({ code: 'SERVICE_UNAVAILABLE' });
  }
  if (!result) throw new ActionError({ code: 'NOT_FOUND' });
  return { live: result.kind === 'saved' && result.wentLive.length > 0 };
}
