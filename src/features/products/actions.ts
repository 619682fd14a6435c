import { ActionError, defineAction } from 'astro:actions';
import { z } from 'zod';
import { signedIn } from '#features/accounts/signed-in.ts';
import { keepsBusiness } from '#features/drafts/people.ts';
import { found, written } from '#features/drafts/written.ts';
import { now } from '#server/clock.ts';
import { changeSellerNotice, type NoticeResult } from './live-notice.ts';
import { SellerNoticeInput } from './schema.ts';

const KEYS = Object.keys(SellerNoticeInput.shape);
const ForInput = z.object({
  business: z.coerce.number().int().positive(),
  /** When the notice was last written before the form was opened; empty where there was none. */
  opened: z.string().max(30),
});

/** What the form is told; `fields`: the ones to mend. */
export type NoticeAnswer = NoticeResult | { kind: 'wrong'; fields: Record<string, string> };

/** What products need beside themselves. */
export const products = {
  /** 特定商取引法に基づく表記 of a business: public with the save. */
  saveNotice: defineAction({
    accept: 'form',
    handler: async (form: FormData, context): Promise<NoticeAnswer> => {
      const editor = signedIn(context);
      const named = ForInput.safeParse(Object.fromEntries(form));
      if (!named.success || !keepsBusiness(editor, named.data.business))
        throw new ActionError({ code: 'NOT_FOUND' });
      const values = KEYS.map((key) => [key, form.get(key)] as const);
      const notice = SellerNoticeInput.safeParse(Object.fromEntries(values));
      if (!notice.success) {
        const { issues } = notice.error;
        const fields = issues.map(({ path, message }) => [String(path[0]), message]);
        return { kind: 'wrong', fields: Object.fromEntries(fields) as Record<string, string> };
      }
      const { business, opened } = named.data;
      const change = { businessId: business, opened, notice: notice.data };
      return found(await written((tx) => changeSellerNotice(tx, editor, change, now())));
    },
  }),
};
