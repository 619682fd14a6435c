import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { addMonths, monthOf, monthWeeks, weekDates, type Dates } from './calendar.ts';
import type { ListedEvent } from './days.ts';
import type { EventListInput } from './list-input.ts';
import {
  datesOfView,
  listCalendar,
  listEvents,
  type EventListPage,
  type View,
} from './list-page.ts';
import { datesBetween } from './times.ts';

/** How far calendars lead: what is known of series (`dates.ts`). */
const DAYS_BACK = 31;
const DAYS_AHEAD = 548;

type DayMap = Map<string, ListedEvent[]>;

/** Everything `/events` shows for an address. */
export interface EventsPage {
  /** Without a view in the address a wide screen has the month, a phone the list. */
  wide: View;
  narrow: View;
  /** The dates the filters' counts are about; null: everything to come. */
  dates: Dates | null;
  /** The day or days that were asked for, instead of a stretch of the calendar. */
  isDays: boolean;
  month: {
    name: string;
    weeks: string[][];
    days: DayMap;
    /** What a phone lists of it: of the running month from today on. */
    listed: DayMap;
    /** Events, however many dates each has. */
    total: number;
    previous: string | null;
    next: string | null;
  };
  week: {
    days: DayMap;
    total: number;
    first: string;
    last: string;
    previous: string;
    next: string;
  };
  list: EventListPage;
}

/** Reads what the page shows, and nothing it does not. */
export async function getEventsPage(
  read: Reader,
  input: EventListInput,
  at: Date,
): Promise<Pick<EventsPage, 'wide' | 'narrow' | 'dates' | 'isDays'> & Partial<EventsPage>> {
  const isDays = input.when !== null || (input.day !== null && input.view !== 'week');
  const wide = isDays ? 'list' : (input.view ?? 'month');
  const narrow = isDays ? 'list' : (input.view ?? 'list');
  const dates = input.view === null && !isDays ? null : datesOfView(input, wide, at);
  return {
    wide,
    narrow,
    dates,
    isDays,
    // A phone has the small month above its list.
    ...(wide !== 'week' && { month: await monthPage(read, input, at) }),
    ...(wide === 'week' && { week: await weekPage(read, input, at) }),
    ...(narrow === 'list' && { list: await listEvents(read, input, at) }),
  };
}

async function monthPage(read: Reader, input: EventListInput, at: Date) {
  const today = localDate(at);
  const name = input.month ?? monthOf(input.day ?? today);
  const days = await listCalendar(read, { ...input, month: name }, 'month', at);
  const own = new Map([...days].filter(([date]) => monthOf(date) === name));
  const isRunning = name === monthOf(today);
  return {
    name,
    weeks: monthWeeks(name),
    days,
    listed: isRunning ? new Map([...own].filter(([date]) => date >= today)) : own,
    total: countDistinct(own),
    previous: name > monthOf(addDays(today, -DAYS_BACK)) ? addMonths(name, -1) : null,
    next: name < monthOf(addDays(today, DAYS_AHEAD)) ? addMonths(name, 1) : null,
  };
}

async function weekPage(read: Reader, input: EventListInput, at: Date) {
  const { from, until } = weekDates(input.day ?? localDate(at));
  const found = await listCalendar(read, input, 'week', at);
  const last = addDays(until, -1);
  const days = new Map(datesBetween(from, last).map((date) => [date, found.get(date) ?? []]));
  return {
    days,
    total: countDistinct(days),
    first: from,
    last,
    previous: addDays(from, -7),
    next: until,
  };
}

function countDistinct(days: DayMap): number {
  return new Set([...days.values()].flat().map((event) => event.id)).size;
}
