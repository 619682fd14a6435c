import type { Generated } from 'kysely';

export interface EventTables {
  venue: VenueTable;
  event: EventTable;
  event_organiser: EventOrganiserTable;
  event_rule: EventRuleTable;
  event_exception: EventExceptionTable;
  event_occurrence: EventOccurrenceTable;
  event_day: EventDayTable;
}

/** A place events are held at: kept as a list and chosen, never retyped. */
export interface VenueTable {
  id: Generated<number>;
  slug: string;
  name: string;
  name_en: string | null;
  kana: string | null;
  address: string | null;
  address_en: string | null;
  access: string | null;
  access_en: string | null;
  parking: string | null;
  area_id: number | null;
  lat: number | null;
  lng: number | null;
  demo: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface EventTable {
  id: Generated<number>;
  /** The first organiser, whose entry it is. */
  business_id: number;
  slug: string;
  /** Never changes: the stem of its iCalendar UIDs. */
  uid: string;
  visibility: 'hidden' | 'published' | 'archived';
  publish_from: string | null;
  publish_until: string | null;
  confirmed_on: string | null;
  /** Where an imported row came from, so that the same file finds it again. */
  source_key: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  title: string | null;
  title_en: string | null;
  kana: string | null;
  kind:
    | 'festival'
    | 'market'
    | 'music'
    | 'exhibition'
    | 'experience'
    | 'course'
    | 'sport'
    | 'children'
    | 'food'
    | 'light'
    | 'community'
    | 'other'
    | null;
  summary: string | null;
  summary_en: string | null;
  body: string | null;
  body_en: string | null;
  venue_id: number | null;
  place_note: string | null;
  place_note_en: string | null;
  online_url: string | null;
  schedule_note: string | null;
  schedule_note_en: string | null;
  /** Yen, tax included; 0 is free, null is not said. */
  fee: number | null;
  fee_note: string | null;
  fee_note_en: string | null;
  capacity: number | null;
  capacity_note: string | null;
  capacity_note_en: string | null;
  entry: 'open' | 'first-come' | 'ticket' | 'booking' | 'lottery' | null;
  entry_until: string | null;
  entry_note: string | null;
  entry_note_en: string | null;
  entry_url: string | null;
  ages: string | null;
  ages_en: string | null;
  rain: string | null;
  rain_en: string | null;
  accessibility: string | null;
  accessibility_en: string | null;
  contact_name: string | null;
  phone: string | null;
  contact_url: string | null;
  website: string | null;
  /** Which campaign its organisers say it belongs to. */
  campaign_id: number | null;
  /** Last local date of its known days; null while it has none. */
  last_on: string | null;
  /** Normalised text the list's `q` looks in. */
  search: Generated<string>;
}

export interface EventOrganiserTable {
  event_id: number;
  business_id: number;
  /** 0 is the first organiser. */
  position: number;
}

/** One date, or the first of a series that repeats by `rrule`. */
export interface EventRuleTable {
  id: Generated<number>;
  event_id: number;
  /** Names it within its event for good; part of the iCalendar UID. */
  key: string;
  starts_at: string;
  /** The start where no end is given; for all-day dates the midnight after the last day. */
  ends_at: string;
  all_day: number;
  /** RFC 5545, read in Asia/Tokyo; null for a single date. */
  rrule: string | null;
  /** Occurrences of a series are known before this local date. */
  known_until: string | null;
}

export interface EventExceptionTable {
  rule_id: number;
  /** The local date the rule gives. */
  date: string;
  state: 'removed' | 'cancelled' | 'postponed' | 'moved';
  starts_at: string | null;
  ends_at: string | null;
  note: string | null;
  note_en: string | null;
}

export interface EventOccurrenceTable {
  id: Generated<number>;
  event_id: number;
  rule_id: number;
  /** The local date the rule gives, whatever became of it. */
  date: string;
  starts_at: string;
  ends_at: string;
  all_day: number;
  state: 'scheduled' | 'cancelled' | 'postponed' | 'moved';
  /** When it should have begun, where that changed or is open. */
  earlier_starts_at: string | null;
  note: string | null;
  note_en: string | null;
}

/** One row for each local date on which an event is to be listed. */
export interface EventDayTable {
  event_id: number;
  date: string;
  /** The first occurrence of that date. */
  occurrence_id: number;
  starts_at: string;
  /** From when on this date has nothing left to come. */
  over_at: string;
  /** The event is on the day before too. */
  ongoing: number;
  /** How many more occurrences the date has. */
  others: number;
}
