import { z } from 'zod';
import {
  listedDays,
  photosToShow,
  localDateInput,
  optionalPhone,
  optionalText,
  optionalUrl,
  slug,
} from '#features/entries/schema.ts';

/** The order visitors are offered them in. */
export const EVENT_KINDS = [
  'festival',
  'market',
  'light',
  'music',
  'exhibition',
  'experience',
  'course',
  'children',
  'food',
  'sport',
  'community',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** How one takes part; null is not said. */
export const ENTRY_WAYS = ['open', 'first-come', 'ticket', 'booking', 'lottery'] as const;

export const OCCURRENCE_STATES = ['scheduled', 'cancelled', 'postponed', 'moved'] as const;
export type OccurrenceState = (typeof OCCURRENCE_STATES)[number];

export const EVENT_DAYS_PER_PAGE = 30;

/** A local date, or a local date and time `YYYY-MM-DDTHH:MM`; a date alone is a whole day. */
const localMoment = z
  .string()
  .refine((text) => /^.{10}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/.test(text), 'notADate')
  .refine((text) => localDateInput.safeParse(text.slice(0, 10)).success, 'notADate');

const isOrdered = ({ from, until }: { from: string | null; until: string | null }) =>
  from === null || until === null || (from.length === until.length && from <= until);

/** What became of one date of a rule; `removed` takes it out as if it had never been announced. */
const ChangeInput = z
  .object({
    date: localDateInput,
    state: z.enum(['removed', 'cancelled', 'postponed', 'moved']),
    /** Only of a moved one: when it is now. */
    from: localMoment.nullable().default(null),
    until: localMoment.nullable().default(null),
    note: optionalText(200),
    noteEn: optionalText(300),
  })
  .refine(isOrdered, 'endsBeforeItStarts')
  .refine(({ state, from }) => (state === 'moved') === (from !== null), 'movedWithoutDate');

/**
 * Parts of RFC 5545 that repeats of events need. Times of day stand in `from`; UNTIL is the last local
 * date.
 */
const RRULE =
  /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=\d{1,2}|COUNT=\d{1,3}|UNTIL=\d{8}|WKST=[A-Z]{2}|BYMONTH=[\d,]+|BYMONTHDAY=[-\d,]+|BYSETPOS=[-\d,]+|BYDAY=(?:[-+]?\d?(?:MO|TU|WE|TH|FR|SA|SU),?)+))*$/;

const DateInput = z
  .object({
    /** Names the date or series within its event for good. */
    key: z.string().regex(/^[a-z0-9]{1,8}$/),
    from: localMoment,
    /** For whole days the last day itself; null: the end is not said. */
    until: localMoment.nullable().default(null),
    rule: z.string().max(300).regex(RRULE, 'notARule').nullable().default(null),
    changes: z.array(ChangeInput).max(100).default([]),
  })
  .refine(isOrdered, 'endsBeforeItStarts')
  .refine(
    ({ from, changes }) => changes.every((c) => c.from === null || c.from.length === from.length),
    'movedFromTimeToDay',
  );
export type EventDate = z.infer<typeof DateInput>;

/** All dates of an event, each under a name of its own. */
export const DatesInput = z
  .array(DateInput)
  .max(60)
  .refine((dates) => new Set(dates.map(({ key }) => key)).size === dates.length, 'sameKey')
  .default([]);

/**
 * What an organiser says of an event: the body of a revision. Everything may be missing in a draft;
 * `missingToPublish` tells what publication still needs.
 */
export const EventInput = z.object({
  title: optionalText(100),
  titleEn: optionalText(160),
  /** Reading in hiragana. */
  kana: optionalText(200),
  kind: z.enum(EVENT_KINDS).nullable().default(null),
  summary: optionalText(120),
  summaryEn: optionalText(300),
  body: optionalText(2000),
  bodyEn: optionalText(5000),
  /** Ids of businesses beside the one that owns the entry, in order. */
  coOrganisers: z.array(z.number().int().positive()).max(19).default([]),
  dates: DatesInput,
  /** What dates alone do not say: repeats in prose, changing programmes. */
  scheduleNote: optionalText(400),
  scheduleNoteEn: optionalText(600),
  venue: slug.nullable().default(null),
  placeNote: optionalText(200),
  placeNoteEn: optionalText(300),
  onlineUrl: optionalUrl,
  /** Yen, tax included; 0 is free, null is not said. */
  fee: z.number().int().min(0).max(10_000_000).nullable().default(null),
  feeNote: optionalText(300),
  feeNoteEn: optionalText(400),
  capacity: z.number().int().min(1).max(1_000_000).nullable().default(null),
  capacityNote: optionalText(200),
  capacityNoteEn: optionalText(300),
  entry: z.enum(ENTRY_WAYS).nullable().default(null),
  /** A date alone means until its end. */
  entryUntil: localMoment.nullable().default(null),
  entryNote: optionalText(400),
  entryNoteEn: optionalText(600),
  entryUrl: optionalUrl,
  ages: optionalText(200),
  agesEn: optionalText(300),
  rain: optionalText(200),
  rainEn: optionalText(300),
  accessibility: optionalText(400),
  accessibilityEn: optionalText(600),
  contactName: optionalText(100),
  phone: optionalPhone,
  contactUrl: optionalUrl,
  website: optionalUrl,
  /** Slug of the campaign it belongs to. */
  campaign: slug.nullable().default(null),
  ...listedDays,
  ...photosToShow,
});
export type EventBody = z.infer<typeof EventInput>;

/** A place that is added to the kept list. */
export const VenueInput = z.object({
  name: optionalText(160).refine((name) => name !== null, 'missing'),
  nameEn: optionalText(160),
  kana: optionalText(160),
  address: optionalText(200).refine((address) => address !== null, 'missing'),
  area: slug.nullable().default(null),
  access: optionalText(400),
  parking: optionalText(200),
  position: z
    .object({ lat: z.number().min(20).max(46), lng: z.number().min(122).max(154) })
    .nullable()
    .default(null),
});
export type NewVenueInput = z.infer<typeof VenueInput>;

export type Missing = 'title' | 'kind' | 'dates' | 'place' | 'contact';

/** Readiness to publish as a list of gaps; empty means ready. */
export function missingToPublish(body: EventBody): Missing[] {
  const gaps: Record<Missing, boolean> = {
    title: body.title === null,
    kind: body.kind === null,
    dates: body.dates.length === 0,
    place: body.venue === null && body.onlineUrl === null,
    contact: body.phone === null && body.contactUrl === null,
  };
  return (Object.keys(gaps) as Missing[]).filter((key) => gaps[key]);
}
