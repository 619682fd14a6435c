import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { Agenda, ENDLESS, type Span } from './agenda.ts';
import {
  monthDates,
  monthOf,
  todayDates,
  weekDates,
  weekendDates,
  type Dates,
} from './calendar.ts';
import type { EventDayRow } from './date-lists.ts';
import { listedOn, type ListedEvent } from './days.ts';
import type { EventListInput } from './list-input.ts';
import { EVENT_DAYS_PER_PAGE } from './schema.ts';

export interface CampaignTerm {
  slug: string;
  name: string;
  nameEn: string | null;
}

export type View = 'month' | 'week' | 'list';
export type DayMap = Map<string, ListedEvent[]>;

/** The dates of "today" and "this weekend". */
export function datesOfWhen(when: 'today' | 'weekend', at: Date): Dates {
  return when === 'today' ? todayDates(at) : weekendDates(at);
}

/** Which days a view of an address shows. */
export function spanOf(input: EventListInput, view: View, at: Date): Span {
  const today = localDate(at);
  const whole = -Infinity;
  if (view === 'month') return { ...monthDates(input.month ?? monthOf(today)), after: whole };
  if (view === 'week') return { ...weekDates(input.day ?? today), after: whole };
  // A day that was asked for is shown whole; everything else begins now.
  if (input.when === null && input.day !== null)
    return { from: input.day, until: addDays(input.day, 1), after: whole };
  // An evening that goes on past midnight counts under the day it began.
  const { from, until } =
    input.when === null ? { from: today, until: ENDLESS } : datesOfWhen(input.when, at);
  return { from: from === today ? addDays(from, -1) : from, until, after: at.getTime() };
}

export interface EventListPage {
  days: DayMap;
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
  return pageOf(read, await Agenda.open(read, input, at), input, at);
}

/** The same of an agenda that is open already. */
export async function pageOf(
  read: Reader,
  agenda: Agenda,
  input: EventListInput,
  at: Date,
): Promise<EventListPage> {
  const span = spanOf(input, 'list', at);
  const { days, events } = agenda.size(span);
  const pages = Math.max(1, Math.ceil(days / EVENT_DAYS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const chosen = agenda
    .days(span)
    .drop((page - 1) * EVENT_DAYS_PER_PAGE)
    .take(EVENT_DAYS_PER_PAGE);
  return { days: byDate(await listedOn(read, [...chosen])), total: events, page, pages };
}

/** The first days of a list, `n` entries at most, for a place that shows no more. */
export async function listNextDays(
  read: Reader,
  input: EventListInput,
  at: Date,
  n: number,
): Promise<DayMap> {
  const agenda = await Agenda.open(read, input, at);
  const next = agenda.days(spanOf(input, 'list', at)).take(n);
  return byDate(await listedOn(read, [...next]));
}

export function byDate(events: ListedEvent[]): DayMap {
  return Map.groupBy(events, ({ date }) => date);
}

/** How many events there are, however many days each is on. */
export function eventsOn(days: readonly EventDayRow[]): number {
  return new Set(days.map(({ event }) => event)).size;
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
