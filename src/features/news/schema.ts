import { z } from 'zod';
import { localDateInput, optionalText } from '#features/entries/schema.ts';

export const NEWS_PER_PAGE = 24;
/** How many PDFs a notice may have. */
export const MOST_FILES = 5;

const text = (max: number) => optionalText(max).pipe(z.string({ error: 'required' }));

/** A moment, kept as ISO UTC with milliseconds. */
const moment = z.iso
  .datetime({ offset: true, error: 'notATime' })
  .transform((given) => new Date(given).toISOString());

const texts = z.object({
  title: text(80),
  titleEn: optionalText(160),
  body: text(4000),
  bodyEn: optionalText(10_000),
  importance: z.enum(['normal', 'important']).default('normal'),
});

interface Period {
  importance: 'normal' | 'important';
  publishFrom: string;
  publishUntil: string | null;
}
const endsLater = ({ publishFrom, publishUntil }: Period) =>
  publishUntil === null || publishUntil > publishFrom;
const endsIfImportant = ({ importance, publishUntil }: Period) =>
  importance === 'normal' || publishUntil !== null;
const ENDS_LATER = { path: ['publishUntil'], message: 'endsBeforeItStarts' };
const ENDS_IF_IMPORTANT = { path: ['publishUntil'], message: 'importantNeedsAnEnd' };

/** A short notice as its editor writes it. */
export const NewsInput = texts
  .extend({
    publishFrom: moment,
    publishUntil: moment.nullable().default(null),
    visibility: z.enum(['hidden', 'published', 'archived']).default('hidden'),
  })
  .refine(endsLater, ENDS_LATER)
  .refine(endsIfImportant, ENDS_IF_IMPORTANT);
export type NewsBody = z.infer<typeof NewsInput>;

/** What a browser's field for a day and a time sends, meant in Tokyo: `2026-11-24T09:00`. */
const localMoment = optionalText(20).transform((typed, context) => {
  if (typed === null) return null;
  const [, day, time] =
    /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::00)?$/.exec(typed) ?? [];
  if (localDateInput.safeParse(day).success)
    return new Date(`${day}T${time}:00+09:00`).toISOString();
  context.addIssue({ code: 'custom', message: 'notATime' });
  return z.NEVER;
});

const noticeId = z.coerce.number().int().positive();

/** A notice as the staff's form sends it; without an id it is a new one. */
export const DeskNewsInput = texts
  .extend({
    id: noticeId.optional(),
    baseVersion: z.coerce.number().int().min(1).default(1),
    publishFrom: localMoment.pipe(z.string({ error: 'required' })),
    publishUntil: localMoment,
    files: z.array(z.instanceof(File)).max(MOST_FILES, 'tooManyFiles').default([]),
  })
  .refine(endsLater, ENDS_LATER)
  .refine(endsIfImportant, ENDS_IF_IMPORTANT);
export type DeskNews = Omit<z.infer<typeof DeskNewsInput>, 'files'>;

export const NoticeInput = z.object({ id: noticeId });
export const NoticeFileInput = NoticeInput.extend({ file: z.string().regex(/^[0-9a-f]{32}$/) });

/** The lists of the staff's room. */
export const DESK_STATES = ['running', 'planned', 'draft', 'ended'] as const;
export type DeskState = (typeof DESK_STATES)[number];
export const readDeskState = (params: URLSearchParams): DeskState =>
  z.enum(DESK_STATES).catch('running').parse(params.get('state'));

/** What a notice was made of: an entry, and what of it. */
export interface About {
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product';
  id: number;
  key: string;
}
