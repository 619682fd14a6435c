import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Reader } from './db.ts';

/** A light row of an entry. */
export interface LiveRow {
  id: number;
  /** The shop it belongs to, where it does. */
  shopId?: number;
}

/** Which rows to read: those of some entries and of all entries of some shops, or a stretch of them. */
export type Which = { ids: number[]; shopIds: number[] } | { from: number; through: number };

/** Their table has the name of the noun that tags have in the table `change`. */
type Noun = 'coupon' | 'event' | 'job' | 'product';

export interface LiveRowsOptions<Row> {
  noun: Noun;
  /** Further nouns whose changes may be about any of them. */
  others?: readonly string[];
  read: (read: Reader, which: Which) => Promise<Row[]>;
  /** The order of the list; no two rows are equal. */
  compare: (a: Row, b: Row) => number;
}

/** The condition of `read`, for an entry's table of that name that has a `shop_id`. */
export function wanted(which: Which, table: Noun) {
  if ('from' in which) return stretch(which, table);
  const ofShops = among(`${table}.shop_id`, which.shopIds);
  return sql<boolean>`(${among(`${table}.id`, which.ids)} or ${ofShops})`;
}

/** The same for entries that belong to no shop. */
export function wantedAlone(which: Which, table: Noun) {
  return 'from' in which ? stretch(which, table) : among(`${table}.id`, which.ids);
}

function stretch({ from, through }: { from: number; through: number }, table: Noun) {
  return sql<boolean>`${sql.ref(`${table}.id`)} between ${from} and ${through}`;
}

function among(column: string, ids: number[]) {
  // Nothing has the number 0; a list of nothing is no SQL.
  return sql<boolean>`${sql.ref(column)} in (${sql.join([0, ...ids])})`;
}

/** Half-open, ISO UTC; null where it has no end. */
interface Window {
  from: string | null;
  until: string | null;
}

/** After every moment there is. */
const NEVER = '9';

const ALWAYS: Window = { from: null, until: null };

/** When both an entry and its shop are public, half-open, in texts that compare as moments do. */
export function publicSpan(entry: Window, shop = ALWAYS): { from: string; until: string } {
  const [a, b] = [entry.from ?? '', shop.from ?? ''];
  const [c, d] = [entry.until ?? NEVER, shop.until ?? NEVER];
  return { from: a > b ? a : b, until: c < d ? c : d };
}

/** More changed entries than this and reading everything again is quicker. */
const REFRESH_AT_MOST = 500;
/** Entries read in one go: others are answered between two. */
const STRETCH = 1000;

/**
 * What lists of thousands choose from: a light row of every entry of a kind in memory, in order.
 * They are read at the first question and kept true by the table `change`, which is asked each time.
 *
 * @returns the rows of a database; another array whenever one of them has changed.
 */
export function liveRows<Row extends LiveRow>(
  options: LiveRowsOptions<Row>,
): (read: Reader) => Promise<readonly Row[]> {
  const known = new WeakMap<Reader, LiveRows<Row>>();
  return (read) => {
    let rows = known.get(read);
    if (!rows) known.set(read, (rows = new LiveRows(read, options)));
    return rows.now();
  };
}

class LiveRows<Row extends LiveRow> {
  readonly #read: Reader;
  readonly #options: LiveRowsOptions<Row>;
  #rows: Row[] = [];
  readonly #byId = new Map<number, Row>();
  /** The newest change that is taken in; none before the first reading. */
  #last: number | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(read: Reader, options: LiveRowsOptions<Row>) {
    this.#read = read;
    this.#options = options;
  }

  async now(): Promise<readonly Row[]> {
    const run = this.#running.then(() => this.#catchUp());
    this.#running = run.catch(() => undefined);
    await run;
    return this.#rows;
  }

  async #catchUp(): Promise<void> {
    while (this.#last === undefined || !(await this.#takeIn(this.#last))) await this.#readAll();
  }

  /** False where everything is to be read anew. */
  async #takeIn(last: number): Promise<boolean> {
    const [known, ...changes] = await this.#read
      .selectFrom('change')
      .select(['id', 'tag'])
      .where('id', '>=', last)
      .orderBy('id')
      .execute();
    // It may be so long ago that it is gone, and others after it.
    if ((known?.id ?? 0) !== last) return false;
    const tags = changes.map(({ tag }) => tag);
    const ids = numbered(tags, this.#options.noun);
    const shopIds = numbered(tags, 'shop');
    if (
      ids.length + shopIds.length > REFRESH_AT_MOST ||
      [this.#options.noun, 'shop', 'taxonomy'].some((noun) => tags.includes(noun)) ||
      tags.some((tag) => this.#options.others?.includes(tag.split(':')[0]!))
    )
      return false;
    if (ids.length + shopIds.length > 0) await this.#refresh(ids, shopIds);
    this.#last = changes.at(-1)?.id ?? last;
    return true;
  }

  async #readAll(): Promise<void> {
    // Asked before: what is written meanwhile is read again, never missed.
    const newest = await this.#read
      .selectFrom('change')
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst();
    const rows: Row[] = [];
    for (const stretch of await this.#stretches()) {
      rows.push(...(await this.#options.read(this.#read, stretch)));
      await setImmediate();
    }
    this.#rows = rows.sort(this.#options.compare);
    this.#byId.clear();
    for (const row of rows) this.#byId.set(row.id, row);
    this.#last = Number(newest?.id ?? 0);
  }

  async #stretches(): Promise<{ from: number; through: number }[]> {
    const { noun } = this.#options;
    const entries = await this.#read.selectFrom(noun).select('id').orderBy('id').execute();
    return Array.from({ length: Math.ceil(entries.length / STRETCH) }, (_, i) => {
      const some = entries.slice(i * STRETCH, (i + 1) * STRETCH);
      return { from: some[0]!.id, through: some.at(-1)!.id };
    });
  }

  async #refresh(ids: number[], shopIds: number[]): Promise<void> {
    const fresh = await this.#options.read(this.#read, { ids, shopIds });
    const entries = new Set(ids);
    const shops = new Set<number | undefined>(shopIds);
    // Whoever holds the rows of before goes on with them.
    this.#rows = [...this.#rows];
    for (const row of this.#rows.filter(({ id, shopId }) => entries.has(id) || shops.has(shopId)))
      this.#remove(row);
    for (const row of fresh) {
      const before = this.#byId.get(row.id);
      if (before) this.#remove(before);
      this.#rows.splice(this.#placeOf(row), 0, row);
      this.#byId.set(row.id, row);
    }
  }

  #remove(row: Row): void {
    this.#rows.splice(this.#placeOf(row), 1);
    this.#byId.delete(row.id);
  }

  /** Where a row stands, or would. */
  #placeOf(row: Row): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#options.compare(this.#rows[middle]!, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function numbered(tags: readonly string[], noun: string): number[] {
  const own = tags.filter((tag) => tag.startsWith(`${noun}:`));
  return [...new Set(own)].map((tag) => Number(tag.slice(noun.length + 1)));
}
