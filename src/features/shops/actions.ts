import { defineAction, type ActionAPIContext } from 'astro:actions';
import { z } from 'zod';
import { signedIn } from '#features/accounts/signed-in.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import { baseOf } from '#features/drafts/fields.ts';
import { getDraft } from '#features/drafts/queries.ts';
import { found, written } from '#features/drafts/written.ts';
import { localDateInput, optionalText } from '#features/entries/schema.ts';
import { refreshNews } from '#features/news/about-commands.ts';
import { noticesOf } from '#features/tell/notices.ts';
import { addDays, localDate, now } from '#server/clock.ts';
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
  const result = await written(async (tx, schedules) => {
    const draft = await getDraft(tx, editor, ref);
    if (!draft) return undefined;
    const exceptions = next(draft.body['exceptions'] as Exceptions, localDate(at));
    const base = baseOf(draft, ['exceptions']);
    const input = { ref, values: { exceptions }, base, asked: true };
    const saved = await saveDraft(tx, editor, input, schedules, at);
    const { siteUrl } = context.locals;
    await refreshNews(tx, ref, () => noticesOf(tx, editor, ref, siteUrl, at), at);
    return saved;
  });
  const saved = found(result);
  return { live: saved.kind === 'saved' && saved.wentLive.length > 0 };
}
