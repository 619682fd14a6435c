import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import {
  monthDates,
  monthOf,
  monthWeeks,
  todayDates,
  weekDates,
  weekendDates,
  type Dates,
} from './calendar.ts';
import { listedEvents, publicDays, stillToCome, within, type ListedEvent } from './days.ts';
import { matches, type EventFilter } from './filter.ts';
import type { EventListInput } from './list-input.ts';
import { EVENT_DAYS_PER_PAGE } from './schema.ts';
import { visibleAt } from './visible.ts';

/** More than a month of a lively town. */
const CALENDAR_AT_MOST = 3000;

export interface CampaignTerm {
  slug: string;
  name: string;
  nameEn: string | null;
}

/** How many events each value would show, given what is chosen in the other groups. */
export interface EventCounts {
  area: Map<string, number>;
  kind: Map<string, number>;
  campaign: Map<string, number>;
  free: number;
}

export type View = 'month' | 'week' | 'list';

/** Which dates a view spans; null: everything still to come. */
export function datesOfView(input: EventListInput, view: View, at: Date): Dates | null {
  const today = localDate(at);
  if (view === 'month') return monthDates(input.month ?? monthOf(today));
  if (view === 'week') return weekDates(input.day ?? today);
  if (input.when !== null) return datesOfWhen(input.when, at);
  return input.day === null ? null : { from: input.day, until: addDays(input.day, 1) };
}

/** The dates of "today" and "this weekend". */
export function datesOfWhen(when: 'today' | 'weekend', at: Date): Dates {
  return when === 'today' ? todayDates(at) : weekendDates(at);
}

/** Everything on the dates of a calendar page, the neighbouring months' days of a month included. */
export async function listCalendar(
  read: Reader,
  input: EventListInput,
  view: 'month' | 'week',
  at: Date,
): Promise<Map<string, ListedEvent[]>> {
  const weeks = monthWeeks(input.month ?? monthOf(localDate(at)));
  const dates =
    view === 'week'
      ? weekDates(input.day ?? localDate(at))
      : { from: weeks[0]![0]!, until: addDays(weeks.at(-1)!.at(-1)!, 1) };
  const days = within(publicDays(read, at).where(matches(input)), dates);
  return byDate(await listedEvents(days, { limit: CALENDAR_AT_MOST }));
}

export interface EventListPage {
  days: Map<string, ListedEvent[]>;
  /** Events, however many dates each has. */
  total: number;
  page: number;
  pages: number;
}

/** One page of a list; a page past the end gives the last one. */
export async function listEvents(
  read: Reader,
  input: EventListInput,
  at: Date,
): Promise<EventListPage> {
  const days = daysOfList(read, input, at);
  const { rows, events } = await days
    .select((eb) => eb.fn.countAll().as('rows'))
    .select((eb) => eb.fn.count('event_day.event_id').distinct().as('events'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(Number(rows) / EVENT_DAYS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const window = { limit: EVENT_DAYS_PER_PAGE, offset: (page - 1) * EVENT_DAYS_PER_PAGE };
  const found = await listedEvents(days, window);
  return { days: byDate(found), total: Number(events), page, pages };
}

/** The first days of a list, `n` entries at most, for a place that shows no more. */
export async function listNextDays(
  read: Reader,
  input: EventListInput,
  at: Date,
  n: number,
): Promise<Map<string, ListedEvent[]>> {
  return byDate(await listedEvents(daysOfList(read, input, at), { limit: n }));
}

/** The dates a list or a feed of it is about. */
export function daysOfList(read: Reader, input: EventListInput, at: Date) {
  const all = publicDays(read, at).where(matches(input));
  // A day that was asked for is shown whole; everything else begins now.
  if (input.when === null && input.day !== null)
    return within(all, datesOfView(input, 'list', at)!);
  const coming = stillToCome(all, at);
  if (input.when === null) return coming;
  const { from, until } = datesOfWhen(input.when, at);
  // The evening before, where it goes on past midnight, is still today.
  return within(coming, { from: input.when === 'today' ? addDays(from, -1) : from, until });
}

export function byDate(events: ListedEvent[]): Map<string, ListedEvent[]> {
  const days = new Map<string, ListedEvent[]>();
  for (const event of events) days.set(event.date, [...(days.get(event.date) ?? []), event]);
  return days;
}

/** Counts for the filters over the dates of a view: disjunctive within a group, conjunctive between. */
export async function countEvents(
  read: Reader,
  input: EventListInput,
  dates: Dates | null,
  taxonomy: Taxonomy,
  campaigns: CampaignTerm[],
  at: Date,
): Promise<EventCounts> {
  const base: EventFilter = { q: input.q, area: [], kind: [], campaign: null, free: false };
  let query = read
    .selectFrom('event')
    .leftJoin('venue', 'venue.id', 'event.venue_id')
    .where(visibleAt(at))
    .where(matches(base))
    .where('event.last_on', '>=', dates?.from ?? localDate(at));
  if (dates) {
    query = query.where('event.id', 'in', (eb) =>
      eb
        .selectFrom('event_day')
        .select('event_id')
        .where('date', '>=', dates.from)
        .where('date', '<', dates.until),
    );
  }
  const rows = await query
    .select(['event.id', 'event.kind', 'event.fee', 'venue.area_id'])
    .execute();
  const gathered = await campaignIds(read, campaigns);
  return tally(
    rows.map((row) => ({
      area: taxonomy.areaSlug.get(row.area_id ?? -1) ?? '',
      kind: row.kind ?? '',
      free: row.fee === 0,
      campaigns: gathered.get(row.id) ?? [],
    })),
    input,
  );
}

interface Counted {
  area: string;
  kind: string;
  free: boolean;
  campaigns: string[];
}

function tally(rows: Counted[], input: EventListInput): EventCounts {
  const counts: EventCounts = { area: new Map(), kind: new Map(), campaign: new Map(), free: 0 };
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const row of rows) {
    const inArea = input.area.length === 0 || input.area.includes(row.area);
    const inKind = input.kind.length === 0 || input.kind.includes(row.kind);
    const inCampaign = input.campaign === null || row.campaigns.includes(input.campaign);
    const isFree = !input.free || row.free;
    if (inKind && inCampaign && isFree) add(counts.area, row.area);
    if (inArea && inCampaign && isFree) add(counts.kind, row.kind);
    if (inArea && inKind && isFree) for (const slug of row.campaigns) add(counts.campaign, slug);
    if (inArea && inKind && inCampaign && row.free) counts.free += 1;
  }
  return counts;
}

/** Published campaigns that gather events, the running and coming ones first. */
export function listEventCampaigns(read: Reader): Promise<CampaignTerm[]> {
  return read
    .selectFrom('campaign')
    .select(['slug', 'name', 'name_en as nameEn'])
    .where('visibility', '=', 'published')
    .where('id', 'in', (eb) =>
      eb.selectFrom('campaign_entry').select('campaign_id').where('kind', '=', 'event'),
    )
    .orderBy('ends_on', 'desc')
    .execute();
}

async function campaignIds(
  read: Reader,
  campaigns: CampaignTerm[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  if (campaigns.length === 0) return found;
  const rows = await read
    .selectFrom('campaign_entry')
    .innerJoin('campaign', 'campaign.id', 'campaign_entry.campaign_id')
    .select(['campaign_entry.entry_id', 'campaign.slug'])
    .where('campaign_entry.kind', '=', 'event')
    .where('campaign.visibility', '=', 'published')
    .execute();
  for (const { entry_id, slug } of rows)
    found.set(entry_id, [...(found.get(entry_id) ?? []), slug]);
  return found;
}

/** Leaves out values nobody knows: areas of no list, campaigns that are not public. */
export function knownOnly(
  input: EventListInput,
  taxonomy: Taxonomy,
  campaigns: CampaignTerm[],
): EventListInput {
  return {
    ...input,
    area: input.area.filter((slug) => taxonomy.areas.some((term) => term.slug === slug)),
    campaign: campaigns.some(({ slug }) => slug === input.campaign) ? input.campaign : null,
  };
}
