import { setImmediate } from 'node:timers/promises';
import { Bitset } from '#server/bitset.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { normalise } from '#features/entries/normalise.ts';
import { getTaxonomy, type Taxonomy } from '#features/taxonomy/queries.ts';
import { directoryRows, directoryRowsOf, type DirectoryRow } from './directory-rows.ts';
import { Facets, type FacetCounts, type Selection } from './facets.ts';
import { cellsOf, type Bounds, type Cell } from './grid.ts';
import { Places, type LatLng } from './near.ts';
import { Order } from './order.ts';
import { Texts } from './texts.ts';

export interface DirectoryQuery extends Selection {
  q: string;
  sort: 'confirmed' | 'name' | 'near';
  /** Where *near me* measures from; without it `near` falls back to `confirmed`. */
  near: LatLng | null;
}

export interface DirectoryList {
  total: number;
  /** Shop ids in order. */
  ids: number[];
}

export interface DirectoryPage extends DirectoryList {
  counts: FacetCounts;
}

const MINUTE = 60_000;

/**
 * All public shops in memory, one bit a shop and facet value. SQL facets over 100,000 rows took a
 * second; these take under a millisecond. It is loaded once, follows the table `change` row by row,
 * and the database stays the truth.
 */
export class ShopDirectory {
  readonly #read: Reader;
  readonly taxonomy: Taxonomy;
  readonly #facets: Facets;
  readonly #live = new Bitset();
  readonly #ids: number[] = [];
  /** Position by shop id: a dense array takes a sixth of what a map does. */
  readonly #positions: number[] = [];
  readonly #texts = new Texts();
  readonly #schedules: (number | null)[] = [];
  readonly #places = new Places();
  readonly #byName = new Order<string>((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  /** By day, the newest first; as numbers, which take no memory of their own. */
  readonly #byConfirmed = new Order<number>((a, b) => b - a);
  /** Shops with a publication window; who is inside is asked of the clock. */
  readonly #windows = new Map<number, { from: string; until: string }>();
  #open = { minute: -1, set: new Bitset() };

  private constructor(read: Reader, taxonomy: Taxonomy) {
    this.#read = read;
    this.taxonomy = taxonomy;
    const slugs = (terms: readonly { slug: string }[]) => terms.map(({ slug }) => slug);
    this.#facets = new Facets({
      area: slugs(taxonomy.areas),
      zone: slugs(taxonomy.zones),
      category: slugs(taxonomy.categories),
      feature: slugs(taxonomy.features),
      chamber: taxonomy.chambers,
    });
  }

  /** Reads everything; about 1.5 s for 100,000 shops. */
  static async load(read: Reader): Promise<ShopDirectory> {
    const directory = new ShopDirectory(read, await getTaxonomy(read));
    for await (const rows of directoryRows(read)) {
      for (const row of rows) {
        const position = directory.#place(row);
        directory.#byName.set(position, row.kana);
        directory.#byConfirmed.set(position, dayNumber(row.confirmedOn));
      }
      // Others are answered meanwhile.
      await setImmediate();
    }
    directory.#byName.sort();
    directory.#byConfirmed.sort();
    return directory;
  }

  /** Reads the given shops again after a change. */
  async refresh(ids: number[]): Promise<void> {
    const rows = new Map((await directoryRowsOf(this.#read, ids)).map((row) => [row.id, row]));
    for (const id of ids) {
      const row = rows.get(id);
      if (row) {
        const position = this.#place(row);
        this.#byName.move(position, row.kana);
        this.#byConfirmed.move(position, dayNumber(row.confirmedOn));
      } else {
        const position = this.#positions[id];
        if (position !== undefined) this.#hide(position);
      }
    }
    this.#open.minute = -1;
  }

  /** Forgets what is open now, after schedules changed. */
  forgetOpen(): void {
    this.#open.minute = -1;
  }

  /** One page of the shops that fit, with the counts of every facet value. */
  async page(query: DirectoryQuery, skip: number, limit: number, at: Date): Promise<DirectoryPage> {
    const open = await this.#openAt(at);
    const base = this.#base(query, at);
    const result = this.#facets.select(base, query, open);
    const list = this.#list(query, result, skip, limit);
    return { ...list, counts: this.#facets.count(base, query, open, result) };
  }

  /** The same without the counts, which are most of the work. */
  async list(query: DirectoryQuery, skip: number, limit: number, at: Date): Promise<DirectoryList> {
    const open = await this.#openAt(at);
    const result = this.#facets.select(this.#base(query, at), query, open);
    return this.#list(query, result, skip, limit);
  }

  /** At most 200 cells of a grid over `bounds`, from the same selection as the list. */
  async cells(
    query: DirectoryQuery,
    bounds: Bounds,
    zoom: number,
    at: Date,
  ): Promise<{ total: number; cells: Cell[] }> {
    const open = await this.#openAt(at);
    const result = this.#facets.select(this.#base(query, at), query, open);
    const cells = cellsOf(result, this.#places, bounds, zoom);
    return {
      total: result.count(),
      cells: cells.map((cell) => ({ ...cell, id: this.#ids[cell.id]! })),
    };
  }

  /** The `limit` public shops nearest to a point, of one category if given; metres. */
  neighbours(
    from: LatLng,
    {
      category,
      except,
      limit,
      at,
    }: { category: string | null; except: number; limit: number; at: Date },
  ): { id: number; metres: number }[] {
    const set = this.#visible(at);
    const self = this.#positions[except];
    if (self !== undefined) set.delete(self);
    if (category !== null) this.#facets.keep(set, 'category', category);
    return this.#places
      .few(set, from, limit)
      .map(({ position, metres }) => ({ id: this.#ids[position]!, metres }));
  }

  /** What is visible and holds every word that was searched for. */
  #base(query: DirectoryQuery, at: Date): Bitset {
    const base = this.#visible(at);
    for (const word of normalise(query.q).split(' ').filter(Boolean)) {
      base.intersect(this.#texts.holding(word));
    }
    return base;
  }

  #list(query: DirectoryQuery, result: Bitset, skip: number, limit: number): DirectoryList {
    const total = result.count();
    const order = query.sort === 'name' ? this.#byName : this.#byConfirmed;
    const positions =
      query.sort === 'near' && query.near
        ? this.#places.nearest(result, query.near, skip, limit)
        : order.page(result, skip, limit, total);
    return { total, ids: positions.map((position) => this.#ids[position]!) };
  }

  #visible(at: Date): Bitset {
    const visible = this.#live.clone();
    const now = toIso(at);
    for (const [position, { from, until }] of this.#windows) {
      if (now < from || now >= until) visible.delete(position);
    }
    return visible;
  }

  /** Hours have whole minutes, so what is open is looked up once a minute. */
  async #openAt(at: Date): Promise<Bitset> {
    const minute = Math.floor(at.getTime() / MINUTE);
    if (this.#open.minute === minute) return this.#open.set;
    const now = toIso(at);
    const rows = await this.#read
      .selectFrom('open_interval')
      .select('schedule_id')
      .where('starts_at', '<=', now)
      .where('ends_at', '>', now)
      .execute();
    const schedules = new Set(rows.map((row) => row.schedule_id));
    const set = new Bitset(this.#ids.length);
    this.#schedules.forEach((schedule, position) => {
      if (schedule !== null && schedules.has(schedule)) set.add(position);
    });
    this.#open = { minute, set };
    return set;
  }

  #place(row: DirectoryRow): number {
    let position = this.#positions[row.id];
    if (position === undefined) {
      position = this.#ids.push(row.id) - 1;
      this.#positions[row.id] = position;
    } else {
      this.#hide(position);
    }
    this.#texts.set(position, row.search);
    this.#schedules[position] = row.schedule;
    this.#places.place(
      position,
      row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    );
    if (row.visibility !== 'published') return position;
    this.#live.add(position);
    if (row.publishFrom ?? row.publishUntil) {
      this.#windows.set(position, { from: row.publishFrom ?? '', until: row.publishUntil ?? '9' });
    }
    this.#describe(row, position);
    return position;
  }

  #describe(row: DirectoryRow, position: number): void {
    const { areaSlug, zoneSlug, categorySlugs, featureSlug } = this.taxonomy;
    if (row.area !== null) this.#facets.add('area', areaSlug.get(row.area)!, position);
    this.#facets.add('chamber', row.chamber, position);
    for (const zone of row.zones) this.#facets.add('zone', zoneSlug.get(zone)!, position);
    for (const feature of row.features)
      this.#facets.add('feature', featureSlug.get(feature)!, position);
    for (const category of row.categories) {
      for (const slug of categorySlugs.get(category)!) this.#facets.add('category', slug, position);
    }
  }

  #hide(position: number): void {
    this.#live.delete(position);
    this.#windows.delete(position);
    this.#facets.clear(position);
  }
}

/** A date as a number that sorts as the date does; 0 for none. */
function dayNumber(date: string): number {
  return Number(date.replaceAll('-', ''));
}
