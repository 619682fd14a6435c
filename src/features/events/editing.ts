import { sectionsOf } from '#features/drafts/sections.ts';
import { dateSaid } from '#features/entries/said-date.ts';
import { eventFormJa as w } from '#i18n/event-form.ja.ts';
import { photosJa } from '#i18n/photos.ja.ts';
import { ja } from '#i18n/ja.ts';
import { now } from '#server/clock.ts';
import { dateLineText } from './components/dates-text.ts';
import { speakerOf } from './components/when.ts';
import { DatesInput, type EventBody } from './schema.ts';

/** The short forms an event is written with, in their order; each saves its own fields. */
export const EVENT_SECTIONS = {
  about: ['title', 'kana', 'kind', 'summary', 'body'],
  dates: ['dates', 'scheduleNote'],
  place: ['venue', 'placeNote', 'onlineUrl'],
  entry: [
    ...['fee', 'feeNote', 'entry', 'entryUntil', 'entryNote', 'entryUrl'],
    ...['capacity', 'capacityNote', 'ages', 'rain', 'accessibility'],
  ],
  contact: ['coOrganisers', 'contactName', 'phone', 'contactUrl', 'website'],
  listed: ['campaign', 'listedFrom', 'listedUntil'],
  english: [
    ...['titleEn', 'summaryEn', 'bodyEn', 'scheduleNoteEn', 'placeNoteEn', 'feeNoteEn'],
    ...['entryNoteEn', 'capacityNoteEn', 'agesEn', 'rainEn', 'accessibilityEn'],
  ],
} as const satisfies Record<string, readonly string[]>;
export const eventSections = sectionsOf<keyof typeof EVENT_SECTIONS>(EVENT_SECTIONS);

/** Names of what a body points at. */
export interface EventNames {
  /** Of businesses by id. */
  businesses: ReadonlyMap<number, string>;
  /** Of venues by slug. */
  venues: ReadonlyMap<string, string>;
  /** Of campaigns by slug. */
  campaigns: ReadonlyMap<string, string>;
}

/** A value of an event's body in words, for comparing two. */
export function eventValueText(names: EventNames): (field: string, value: unknown) => string {
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (field === 'kind') return w.kinds[value as NonNullable<EventBody['kind']>] ?? '';
    if (field === 'entry') return w.ways[value as NonNullable<EventBody['entry']>] ?? '';
    if (field === 'venue') return names.venues.get(String(value)) ?? String(value);
    if (field === 'dates') return datesText(value);
    if (field === 'campaign') return names.campaigns.get(String(value)) ?? String(value);
    if (field === 'newPhotos') return photosJa.added((value as number[]).length);
    if (!Array.isArray(value)) return dateSaid(String(value));
    return value.map((id) => names.businesses.get(Number(id)) ?? '').join('、');
  };
}

function datesText(value: unknown): string {
  const dates = DatesInput.safeParse(value).data ?? [];
  const speaker = speakerOf('ja', ja, now());
  return dates.map((line) => dateLineText(line, speaker)).join('\n');
}
