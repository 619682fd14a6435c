import { z } from 'zod';
import { optionalText } from '#features/entries/schema.ts';

export const NEWS_PER_PAGE = 24;

const text = (max: number) => optionalText(max).pipe(z.string({ error: 'required' }));

/** A moment, kept as ISO UTC with milliseconds. */
const moment = z.iso
  .datetime({ offset: true, error: 'notATime' })
  .transform((given) => new Date(given).toISOString());

/** A short notice as its editor writes it. */
export const NewsInput = z
  .object({
    title: text(80),
    titleEn: optionalText(160),
    body: text(4000),
    bodyEn: optionalText(10_000),
    importance: z.enum(['normal', 'important']).default('normal'),
    publishFrom: moment,
    publishUntil: moment.nullable().default(null),
    visibility: z.enum(['hidden', 'published', 'archived']).default('hidden'),
  })
  .refine(({ publishFrom, publishUntil }) => publishUntil === null || publishUntil > publishFrom, {
    path: ['publishUntil'],
    message: 'endsBeforeItStarts',
  })
  .refine(({ importance, publishUntil }) => importance === 'normal' || publishUntil !== null, {
    path: ['publishUntil'],
    message: 'importantNeedsAnEnd',
  });
export type NewsBody = z.infer<typeof NewsInput>;

/** What a notice was made of: an entry, and what of it. */
export interface About {
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product';
  id: number;
  key: string;
}
