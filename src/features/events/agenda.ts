import { Bitset } from '#server/bitset.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { narrow } from '#server/row-index.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Dates } from './calendar.ts';
import { EventIndex, type DateList, type EventDayRow } from './date-lists.ts';
import type { EventListInput } from './list-input.ts';
import { liveEvents, type EventRow } from './rows.ts';

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

const indexes = new WeakMap<readonly EventRow[], EventIndex>();

/** What a page of events is chosen from: one reading serves its lists, its calendar and its counts. */
export class Agenda {
  readonly #index: EventIndex;
  /** What may be seen and holds every word. */
  readonly #asked: Bitset;
  readonly #filter: EventFilter;

  private constructor(index: EventIndex, asked: Bitset, filter: EventFilter) {
    this.#index = index;
    this.#asked = asked;
    this.#filter = filter;
  }

  /** The events a visitor may see at a moment, narrowed by a filter. */
  static async open(read: Reader, filter: EventFilter, at: Date): Promise<Agenda> {
    const rows = await liveEvents(read);
    let index = indexes.get(rows);
    if (!index) indexes.set(rows, (index = new EventIndex(rows)));
    const visible = index.visible(toIso(at));
    const words = normalise(filter.q).split(' ').filter(Boolean);
    const asked =
      words.length === 0
        ? visible
        : index.filter(visible, ({ search }) => words.every((word) => search.includes(word)));
    return new Agenda(index, asked, filter);
  }

  /** What others may have of it: a real site gives its demo events to nobody. */
  withoutDemo(): Agenda {
    const real = this.#index.filter(this.#asked, ({ demo }) => !demo);
    return new Agenda(this.#index, real, this.#filter);
  }

  /** The days of a span in the order of a calendar. */
  *days(span: Span): Generator<EventDayRow> {
    const { fits } = this.#narrowed(this.#asked);
    const minute = minuteOf(span.after);
    for (const list of listsOf(this.#index, span))
      for (const i of list.inOrder())
        if (fits.has(list.positionOf(i)) && !list.isOver(i, minute)) yield list.dayOf(i);
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
      area: this.#index.count('area', without('area')),
      kind: this.#index.count('kind', without('kind')),
      campaign: this.#index.count('campaign', without('campaign')),
      free: without('free').countShared(this.#free()),
    };
  }

  #narrowed(base: Bitset) {
    const { area, kind, campaign, free } = this.#filter;
    return narrow(base, {
      area: this.#index.any('area', area),
      kind: this.#index.any('kind', kind),
      campaign: this.#index.any('campaign', campaign === null ? [] : [campaign]),
      free: free ? this.#free() : null,
    });
  }

  #free(): Bitset {
    return this.#index.remembered('free', '', ({ isFree }) => isFree);
  }

  /** The events with a day in a span, and how many each of them has. */
  #on(span: Span): OnSpan {
    return onSpan(this.#index, span);
  }
}

interface OnSpan {
  events: Bitset;
  days: Int32Array;
}

/** A page asks for few spans, and everybody for the same ones until the minute is over. */
const MOST_SPANS = 20;
const spans = new WeakMap<EventIndex, Map<string, OnSpan>>();

function onSpan(index: EventIndex, span: Span): OnSpan {
  const minute = minuteOf(span.after);
  const key = `${span.from} ${span.until} ${minute}`;
  let known = spans.get(index);
  if (!known || known.size >= MOST_SPANS) spans.set(index, (known = new Map()));
  let on = known.get(key);
  if (!on) {
    on = { events: new Bitset(index.rows.length), days: new Int32Array(index.rows.length) };
    for (const list of listsOf(index, span))
      for (let i = 0; i < list.length; i += 1) {
        if (list.isOver(i, minute)) continue;
        on.events.add(list.positionOf(i));
        on.days[list.positionOf(i)]! += 1;
      }
    known.set(key, on);
  }
  return on;
}

function listsOf({ dates }: EventIndex, { from, until }: Dates): DateList[] {
  return dates.filter(({ date }) => date >= from && date < until);
}

/** Days end with a whole minute: one that ends in the running minute is over. */
function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE);
}
