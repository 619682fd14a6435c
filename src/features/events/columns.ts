import type { Insertable } from 'kysely';
import type { EventTable } from '#db/tables/events.ts';
import { addDays, startOfLocalDay, toIso } from '#server/clock.ts';
import { listedBetween } from '#features/entries/listed.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { EventBody } from './schema.ts';
import { momentOf } from './times.ts';

type Content = Omit<
  Insertable<EventTable>,
  | 'id'
  | 'business_id'
  | 'slug'
  | 'uid'
  | 'visibility'
  | 'source_key'
  | 'version'
  | 'created_at'
  | 'updated_at'
  | 'last_on'
>;

/** What the live columns need that stands elsewhere. */
export interface Surroundings {
  venueId: number | null;
  campaignId: number | null;
  /** Names of venue, area and organisers: a search finds the event by them too. */
  names: (string | null)[];
}

/** The live columns of a body. */
export function eventColumns(
  body: EventBody,
  { venueId, campaignId, names }: Surroundings,
): Content {
  return {
    title: body.title,
    title_en: body.titleEn,
    kana: body.kana,
    kind: body.kind,
    summary: body.summary,
    summary_en: body.summaryEn,
    body: body.body,
    body_en: body.bodyEn,
    venue_id: venueId,
    place_note: body.placeNote,
    place_note_en: body.placeNoteEn,
    online_url: body.onlineUrl,
    schedule_note: body.scheduleNote,
    schedule_note_en: body.scheduleNoteEn,
    fee: body.fee,
    fee_note: body.feeNote,
    fee_note_en: body.feeNoteEn,
    capacity: body.capacity,
    capacity_note: body.capacityNote,
    capacity_note_en: body.capacityNoteEn,
    entry: body.entry,
    entry_until: body.entryUntil === null ? null : toIso(deadline(body.entryUntil)),
    entry_note: body.entryNote,
    entry_note_en: body.entryNoteEn,
    entry_url: body.entryUrl,
    ages: body.ages,
    ages_en: body.agesEn,
    rain: body.rain,
    rain_en: body.rainEn,
    accessibility: body.accessibility,
    accessibility_en: body.accessibilityEn,
    contact_name: body.contactName,
    phone: body.phone,
    contact_url: body.contactUrl,
    website: body.website,
    campaign_id: campaignId,
    ...listedBetween(body, null, null),
    search: searchText(body, names),
  };
}

/** A deadline that is a date alone lasts until that day's end. */
function deadline(local: string): Date {
  return local.length === 10 ? startOfLocalDay(addDays(local, 1)) : momentOf(local);
}

/** What the list's `q` looks in: only what the public page shows too. */
function searchText(body: EventBody, names: (string | null)[]): string {
  const own = [body.title, body.kana, body.titleEn, body.summary, body.summaryEn, body.placeNote];
  return normalise([...own, ...names].filter(Boolean).join(' '));
}
