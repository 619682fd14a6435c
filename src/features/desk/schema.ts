import { z } from 'zod';
import { EntryRefInput, type Kind } from '#features/drafts/schema.ts';
import { cleanText, localDateInput } from '#features/entries/schema.ts';

const id = z.coerce.number().int().positive();
const seen = z.string().regex(/^[\w-]{22}$/);

/** A decision is made on one revision, as it was seen. */
export const DecisionInput = EntryRefInput.extend({ revision: id, seen });

const CHOSEN = /^(shop|coupon|job|event|product):([1-9]\d{0,14}):([1-9]\d{0,14}):([\w-]{22})$/;
/** The same in one word, as each of several boxes holds it: `coupon:12:345:print`. */
const ChosenInput = z
  .string()
  .regex(CHOSEN)
  .transform((text) => CHOSEN.exec(text)!)
  .transform(([, kind, entry, revision, print]) =>
    DecisionInput.parse({ kind, id: entry, revision, seen: print }),
  );
export type Chosen = z.output<typeof ChosenInput>;

/** Kinds whose submissions may be published several at a time: no name, address or law hangs on them. */
export const TOGETHER: readonly Kind[] = ['coupon', 'event', 'product'];

/** As many as one page shows. */
export const AT_ONCE = 20;
export const TogetherInput = z.object({ chosen: z.array(ChosenInput).max(AT_ONCE) });

export const chosenText = ({ kind, id: entry, revision, seen: print }: Chosen): string =>
  `${kind}:${entry}:${revision}:${print}`;

/** Approvals to be taken back, as the address of the next page holds them: `12-13`. */
export const UndoInput = z.object({
  approvals: z
    .string()
    .regex(/^\d+(-\d+)*$/)
    .transform((text) => text.split('-').slice(0, AT_ONCE).map(Number)),
});

/** The days an entry is on the home page, both meant. */
export const FeatureInput = EntryRefInput.extend({
  from: localDateInput,
  until: localDateInput,
}).refine(({ from, until }) => from <= until, { path: ['until'], message: 'notAPeriod' });
export type Period = Pick<z.output<typeof FeatureInput>, 'from' | 'until'>;

export const UnpublishInput = EntryRefInput.extend({
  reason: z
    .string()
    .transform(cleanText)
    .refine((text) => text !== '' && [...text].length <= 1000, 'noReason'),
});
