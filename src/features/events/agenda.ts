import type { Reader } from '#server/db.ts';
import { toIso } from '#server/clock.ts';
import type { Dates } from './calendar.ts';
import { fits, holding, type EventFilter, type Gathered, type Group } from './filter.ts';
import { liveEvents, type EventDayRow, type EventRow } from './rows.ts';

/** Which days are meant. */
export interface Span extends Dates {
  /** What is over by then is left out; milliseconds since 1970. */
  after: number;
}

/** How many events each value would show, given what is chosen in the other groups. */
export interface EventCounts {
  area: Map<string, number>;
  kind: Map<string, number>;
  campaign: Map<string, number>;
  free: number;
}

/** Further than any calendar leads. */
export const ENDLESS = '9';

/** What a page of events is chosen from: one reading serves its lists, its calendar and its counts. */
export class Agenda {
  readonly #events: EventRow[];
  readonly #days: Days;
  readonly #gathered: Gathered;
  readonly #filter: EventFilter;

  private constructor(events: EventRow[], days: Days, gathered: Gathered, filter: EventFilter) {
    this.#events = events;
    this.#days = days;
    this.#gathered = gathered;
    this.#filter = filter;
  }

  /** The events a visitor may see at a moment, narrowed by a filter. */
  static async open(read: Reader, filter: EventFilter, at: Date): Promise<Agenda> {
    const gathered = await gatheredEvents(read);
    const rows = await liveEvents(read);
    const now = toIso(at);
    const visible = rows.filter(({ from, until }) => from <= now && now < until);
    return new Agenda(holding(visible, filter.q), daysOf(rows), gathered, filter);
  }

  /** What others may have of it: a real site gives its demo events to nobody. */
  withoutDemo(): Agenda {
    const real = this.#events.filter(({ demo }) => !demo);
    return new Agenda(real, this.#days, this.#gathered, this.#filter);
  }

  /** The days of a span in the order of a calendar. */
  days(span: Span): EventDayRow[] {
    const meant = new Set(this.#events.filter((e) => fits(e, this.#filter, this.#gathered)));
    const found: EventDayRow[] = [];
    for (const [date, days] of this.#days) {
      if (date < span.from) continue;
      if (date >= span.until) break;
      for (const day of days) if (day.overAt > span.after && meant.has(day.event)) found.push(day);
    }
    return found;
  }

  /** Events with a day in a span: disjunctive within a group, conjunctive between groups. */
  counts(span: Span): EventCounts {
    const on = this.#events.filter(({ days }) => days.some((day) => isIn(day, span)));
    const tally = (group: Group, values: (event: EventRow) => readonly string[]) => {
      const counts = new Map<string, number>();
      for (const event of on) {
        if (!fits(event, this.#filter, this.#gathered, group)) continue;
        for (const value of values(event)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return counts;
    };
    return {
      area: tally('area', ({ area }) => (area === undefined ? [] : [area])),
      kind: tally('kind', ({ kind }) => [kind]),
      campaign: tally('campaign', ({ id }) => this.#gathered.get(id) ?? []),
      free: tally('free', ({ isFree }) => (isFree ? ['1'] : [])).get('1') ?? 0,
    };
  }
}

function isIn({ date, overAt }: EventDayRow, { from, until, after }: Span): boolean {
  return date >= from && date < until && overAt > after;
}

/** The days of all events by date, earlier dates first and each in the order of a calendar. */
type Days = ReadonlyMap<string, readonly EventDayRow[]>;

const sorted = new WeakMap<readonly EventRow[], Days>();

function daysOf(events: readonly EventRow[]): Days {
  const known = sorted.get(events);
  if (known) return known;
  const days = Map.groupBy(
    events.flatMap((event) => event.days),
    ({ date }) => date,
  );
  for (const one of days.values()) one.sort(inOrder);
  const inTime = new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
  sorted.set(events, inTime);
  return inTime;
}

/** What goes on from the day before comes last. */
function inOrder(a: EventDayRow, b: EventDayRow): number {
  return (
    Number(a.ongoing) - Number(b.ongoing) || a.startsAt - b.startsAt || a.event.id - b.event.id
  );
}

async function gatheredEvents(read: Reader): Promise<Gathered> {
  const found = new Map<number, string[]>();
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
