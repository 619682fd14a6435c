import { addDays, localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { Agenda, type EventCounts } from './agenda.ts';
import { addMonths, monthOf, monthWeeks, weekDates } from './calendar.ts';
import type { EventDayRow } from './date-lists.ts';
import { listedOn, type ListedEvent } from './days.ts';
import type { EventListInput } from './list-input.ts';
import {
  byDate,
  eventsOn,
  pageOf,
  spanOf,
  type DayMap,
  type EventListPage,
  type View,
} from './list-page.ts';
import { datesBetween } from './times.ts';

/** How far calendars lead: what is known of series (`dates.ts`). */
const DAYS_BACK = 31;
const DAYS_AHEAD = 548;
/** More than a month of a lively town. */
const CALENDAR_AT_MOST = 3000;
/** The entries a day of the month's table has room for. */
export const ENTRIES_IN_CELL = 4;

/** A day of the month's table. */
export interface MonthDay {
  total: number;
  /** Those that are not on the day before too. */
  fresh: number;
  /** The first few: what happens once comes before what comes round again. */
  entries: ListedEvent[];
}

export interface MonthPage {
  name: string;
  weeks: string[][];
  days: Map<string, MonthDay>;
  /** What a phone lists of it where the month was asked for: of the running one from today on. */
  listed: DayMap;
  /** Events, however many dates each has. */
  total: number;
  previous: string | null;
  next: string | null;
}

interface WeekPage {
  days: DayMap;
  total: number;
  first: string;
  last: string;
  previous: string;
  next: string;
}

/** Everything `/events` shows for an address. */
export interface EventsPage {
  /** Without a view in the address a wide screen has the month, a phone the list. */
  wide: View;
  narrow: View;
  /** For the filters: of the stretch of the calendar that was asked for, else of everything to come. */
  counts: EventCounts;
  /** The day or days that were asked for, instead of a stretch of the calendar. */
  isDays: boolean;
  month?: MonthPage;
  week?: WeekPage;
  list?: EventListPage;
}

/** Reads what the page shows, and nothing it does not. */
export async function getEventsPage(
  read: Reader,
  input: EventListInput,
  at: Date,
): Promise<EventsPage> {
  const isDays = input.when !== null || (input.day !== null && input.view !== 'week');
  const wide = isDays ? 'list' : (input.view ?? 'month');
  const narrow = isDays ? 'list' : (input.view ?? 'list');
  const agenda = await Agenda.open(read, input, at);
  return {
    wide,
    narrow,
    counts: agenda.counts(spanOf(input, narrow, at)),
    isDays,
    // A phone has the small month above its list.
    ...(wide !== 'week' && { month: await monthPage(read, agenda, input, narrow, at) }),
    ...(wide === 'week' && { week: await weekPage(read, agenda, input, at) }),
    ...(narrow === 'list' && { list: await pageOf(read, agenda, input, at) }),
  };
}

async function monthPage(
  read: Reader,
  agenda: Agenda,
  input: EventListInput,
  narrow: View,
  at: Date,
): Promise<MonthPage> {
  const today = localDate(at);
  const name = input.month ?? monthOf(input.day ?? today);
  const weeks = monthWeeks(name);
  const dates = { from: weeks[0]![0]!, until: addDays(weeks.at(-1)!.at(-1)!, 1) };
  const days = [...agenda.days({ ...dates, after: -Infinity })];
  const own = days.filter(({ date }) => monthOf(date) === name);
  const first = name === monthOf(today) ? today : dates.from;
  const listed = narrow === 'month' ? own.filter(({ date }) => date >= first) : [];
  return {
    name,
    weeks,
    days: await monthDays(read, days),
    listed: byDate(await listedOn(read, listed.slice(0, CALENDAR_AT_MOST))),
    total: eventsOn(own),
    previous: name > monthOf(addDays(today, -DAYS_BACK)) ? addMonths(name, -1) : null,
    next: name < monthOf(addDays(today, DAYS_AHEAD)) ? addMonths(name, 1) : null,
  };
}

async function monthDays(read: Reader, days: EventDayRow[]): Promise<Map<string, MonthDay>> {
  const on = [...Map.groupBy(days, ({ date }) => date)];
  const inCells = on.flatMap(([, rows]) => rows.toSorted(onceFirst).slice(0, ENTRIES_IN_CELL));
  const entries = byDate(await listedOn(read, inCells));
  return new Map(
    on.map(([date, rows]) => [
      date,
      {
        total: rows.length,
        fresh: rows.filter(({ ongoing }) => !ongoing).length,
        entries: entries.get(date) ?? [],
      },
    ]),
  );
}

function onceFirst(a: EventDayRow, b: EventDayRow): number {
  return Number(a.ongoing) - Number(b.ongoing) || Number(a.isSeries) - Number(b.isSeries);
}

async function weekPage(
  read: Reader,
  agenda: Agenda,
  input: EventListInput,
  at: Date,
): Promise<WeekPage> {
  const { from, until } = weekDates(input.day ?? localDate(at));
  const rows = [...agenda.days(spanOf(input, 'week', at))];
  const found = byDate(await listedOn(read, rows.slice(0, CALENDAR_AT_MOST)));
  const last = addDays(until, -1);
  return {
    days: new Map(datesBetween(from, last).map((date) => [date, found.get(date) ?? []])),
    total: eventsOn(rows),
    first: from,
    last,
    previous: addDays(from, -7),
    next: until,
  };
}
