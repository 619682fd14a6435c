import { Bitset } from '#server/bitset.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { RowIndex, narrow } from '#server/row-index.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Dates } from './calendar.ts';
import type { EventListInput } from './list-input.ts';
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

/** What decides which events are meant. */
export type EventFilter = Pick<EventListInput, 'q' | 'area' | 'kind' | 'campaign' | 'free'>;

/** Further than any calendar leads. */
export const ENDLESS = '9';
const MINUTE = 60_000;

/** A local date with something on: what, in the order of a calendar, and at which position. */
interface Day {
  date: string;
  rows: EventDayRow[];
  positions: Int32Array;
}

const GROUPS = {
  area: ({ area }: EventRow) => (area === undefined ? [] : [area]),
  kind: ({ kind }: EventRow) => [kind],
  campaign: ({ campaigns }: EventRow) => campaigns,
};

/** The events by position, and their days in the order of a calendar. */
class Calendar extends RowIndex<EventRow, keyof typeof GROUPS> {
  readonly days: readonly Day[];

  constructor(rows: readonly EventRow[]) {
    super(rows, GROUPS);
    const all = rows.flatMap(({ days }, position) => days.map((row) => ({ row, position })));
    const byDate = [...Map.groupBy(all, ({ row }) => row.date)];
    this.days = byDate
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, on]) => {
        on.sort((a, b) => inOrder(a.row, b.row));
        return {
          date,
          rows: on.map(({ row }) => row),
          positions: Int32Array.from(on, ({ position }) => position),
        };
      });
  }
}

/** What goes on from the day before comes last. */
function inOrder(a: EventDayRow, b: EventDayRow): number {
  return (
    Number(a.ongoing) - Number(b.ongoing) || a.startsAt - b.startsAt || a.event.id - b.event.id
  );
}

const calendars = new WeakMap<readonly EventRow[], Calendar>();

/** What a page of events is chosen from: one reading serves its lists, its calendar and its counts. */
export class Agenda {
  readonly #calendar: Calendar;
  /** What may be seen and holds every word. */
  readonly #asked: Bitset;
  readonly #filter: EventFilter;

  private constructor(calendar: Calendar, asked: Bitset, filter: EventFilter) {
    this.#calendar = calendar;
    this.#asked = asked;
    this.#filter = filter;
  }

  /** The events a visitor may see at a moment, narrowed by a filter. */
  static async open(read: Reader, filter: EventFilter, at: Date): Promise<Agenda> {
    const rows = await liveEvents(read);
    let calendar = calendars.get(rows);
    if (!calendar) calendars.set(rows, (calendar = new Calendar(rows)));
    const visible = calendar.visible(toIso(at));
    const words = normalise(filter.q).split(' ').filter(Boolean);
    const asked =
      words.length === 0
        ? visible
        : calendar.filter(visible, ({ search }) => words.every((word) => search.includes(word)));
    return new Agenda(calendar, asked, filter);
  }

  /** What others may have of it: a real site gives its demo events to nobody. */
  withoutDemo(): Agenda {
    const real = this.#calendar.filter(this.#asked, ({ demo }) => !demo);
    return new Agenda(this.#calendar, real, this.#filter);
  }

  /** `limit` days of a span from `skip` on, in the order of a calendar. */
  days(span: Span, skip = 0, limit = Infinity): EventDayRow[] {
    const { fits } = this.#narrowed(this.#asked);
    const found: EventDayRow[] = [];
    let passed = 0;
    for (const { date, rows, positions } of this.#calendar.days) {
      if (date < span.from) continue;
      if (date >= span.until || found.length >= limit) break;
      for (let i = 0; i < rows.length && found.length < limit; i += 1) {
        if (!fits.has(positions[i]!) || rows[i]!.overAt <= span.after) continue;
        if (passed < skip) passed += 1;
        else found.push(rows[i]!);
      }
    }
    return found;
  }

  /** How many days a span has, and how many events they are of. */
  size(span: Span): { days: number; events: number } {
    const on = this.#on(span);
    const { fits } = this.#narrowed(this.#asked.clone().intersect(on.events));
    let days = 0;
    fits.forEach((position) => (days += on.days[position]!));
    return { days, events: fits.count() };
  }

  /** Events with a day in a span: disjunctive within a group, conjunctive between groups. */
  counts(span: Span): EventCounts {
    const { without } = this.#narrowed(this.#asked.clone().intersect(this.#on(span).events));
    return {
      area: this.#calendar.count('area', without('area')),
      kind: this.#calendar.count('kind', without('kind')),
      campaign: this.#calendar.count('campaign', without('campaign')),
      free: without('free').countShared(this.#free()),
    };
  }

  #narrowed(base: Bitset) {
    const { area, kind, campaign, free } = this.#filter;
    return narrow(base, {
      area: this.#calendar.any('area', area),
      kind: this.#calendar.any('kind', kind),
      campaign: this.#calendar.any('campaign', campaign === null ? [] : [campaign]),
      free: free ? this.#free() : null,
    });
  }

  #free(): Bitset {
    return this.#calendar.remembered('free', '', ({ isFree }) => isFree);
  }

  /** The events with a day in a span, and how many each of them has. */
  #on(span: Span): OnSpan {
    return onSpan(this.#calendar, span);
  }
}

interface OnSpan {
  events: Bitset;
  days: Int32Array;
}

/** A page asks for few spans, and everybody for the same ones until the minute is over. */
const MOST_SPANS = 20;
const spans = new WeakMap<Calendar, Map<string, OnSpan>>();

function onSpan(calendar: Calendar, { from, until, after }: Span): OnSpan {
  // Days begin and end with a whole minute.
  const minute = Math.floor(after / MINUTE);
  const key = `${from} ${until} ${minute}`;
  let known = spans.get(calendar);
  if (!known || known.size >= MOST_SPANS) spans.set(calendar, (known = new Map()));
  let on = known.get(key);
  if (!on) {
    on = { events: new Bitset(calendar.rows.length), days: new Int32Array(calendar.rows.length) };
    for (const { date, rows, positions } of calendar.days) {
      if (date < from) continue;
      if (date >= until) break;
      for (let i = 0; i < rows.length; i += 1) {
        if (rows[i]!.overAt <= after) continue;
        on.events.add(positions[i]!);
        on.days[positions[i]!]! += 1;
      }
    }
    known.set(key, on);
  }
  return on;
}
