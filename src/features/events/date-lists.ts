import { dateNumbered } from '#server/clock.ts';
import { RowIndex } from '#server/row-index.ts';
import { DAY, NUMBERS_OF_DAY, ONGOING, SERIES, type EventRow } from './rows.ts';

/** A local date an event is listed on. */
export interface EventDayRow {
  event: EventRow;
  date: string;
  /** It is on the day before too. */
  ongoing: boolean;
  /** It comes round again and again. */
  isSeries: boolean;
}

const GROUPS = {
  area: ({ area }: EventRow) => (area === undefined ? [] : [area]),
  kind: ({ kind }: EventRow) => [kind],
  campaign: ({ campaigns }: EventRow) => campaigns,
};

/** The events by position, and their days by date. */
export class EventIndex extends RowIndex<EventRow, keyof typeof GROUPS> {
  readonly dates: readonly DateList[];

  constructor(rows: readonly EventRow[]) {
    super(rows, GROUPS);
    const sizes = new Map<number, number>();
    for (const { days } of rows)
      for (let i = DAY.date; i < days.length; i += NUMBERS_OF_DAY)
        sizes.set(days[i]!, (sizes.get(days[i]!) ?? 0) + 1);
    const numbers = [...sizes.keys()].sort((a, b) => a - b);
    const lists = new Map(numbers.map((n) => [n, new DateList(rows, n, sizes.get(n)!)]));
    rows.forEach(({ days }, position) => {
      for (let i = 0; i < days.length; i += NUMBERS_OF_DAY)
        lists.get(days[i + DAY.date]!)!.add(position, days, i);
    });
    this.dates = [...lists.values()];
  }
}

/** What is on on a local date; put in order when somebody looks at it. */
export class DateList {
  readonly date: string;
  readonly #rows: readonly EventRow[];
  /** As in `EventRow.days`, with the position of the event instead of the date. */
  readonly #days: Int32Array;
  #length = 0;
  #order: Int32Array | undefined;

  constructor(rows: readonly EventRow[], number: number, size: number) {
    this.date = dateNumbered(number);
    this.#rows = rows;
    this.#days = new Int32Array(size * NUMBERS_OF_DAY);
  }

  get length(): number {
    return this.#length;
  }

  add(position: number, days: Int32Array, at: number): void {
    const to = this.#length * NUMBERS_OF_DAY;
    for (let i = 0; i < NUMBERS_OF_DAY; i += 1) this.#days[to + i] = days[at + i]!;
    this.#days[to + POSITION] = position;
    this.#length += 1;
  }

  positionOf(i: number): number {
    return this.#number(i, POSITION);
  }

  /** Whether nothing of it is still to come; minutes since 1970. */
  isOver(i: number, minute: number): boolean {
    return this.#number(i, DAY.over) <= minute;
  }

  dayOf(i: number): EventDayRow {
    const event = this.#rows[this.positionOf(i)]!;
    const marks = this.#number(i, DAY.marks);
    const { date } = this;
    return { event, date, ongoing: (marks & ONGOING) !== 0, isSeries: (marks & SERIES) !== 0 };
  }

  /** As a calendar lists it: what goes on from the day before comes last. */
  inOrder(): Int32Array {
    this.#order ??= Int32Array.from({ length: this.#length }, (_, i) => i).sort(
      (a, b) =>
        (this.#number(a, DAY.marks) & ONGOING) - (this.#number(b, DAY.marks) & ONGOING) ||
        this.#number(a, DAY.start) - this.#number(b, DAY.start) ||
        this.positionOf(a) - this.positionOf(b),
    );
    return this.#order;
  }

  #number(i: number, which: number): number {
    return this.#days[i * NUMBERS_OF_DAY + which]!;
  }
}

/** Where a list of a date has the position of an event. */
const POSITION = DAY.date;
