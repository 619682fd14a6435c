import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';
import { isbot } from 'isbot';
import { sql } from 'kysely';
import type { EntryCountTable } from '#db/tables/counts.ts';
import { today } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { log } from '#server/log.ts';

type Kind = EntryCountTable['kind'];
type What = EntryCountTable['what'];

const KINDS: readonly Kind[] = [
  'shop',
  'coupon',
  'job',
  'event',
  'product',
  'campaign',
  'news',
  'survey',
];
const TAPS: readonly What[] = ['call', 'map', 'link', 'shop'];
const FLUSH_MS = 10_000;
/** Different things counted between two flushes; more than that is nobody's honest use. */
const MOST_PENDING = 50_000;

/**
 * Counts views and taps per entry and day, without cookies or anything about who came. Counting
 * costs a map entry; every ten seconds, and at the end, all of it is written in one transaction.
 */
export class Counts {
  readonly #store: Store;
  /** By local date, then by entry (a view, e.g. `shop:1`) or entry and tap (`shop:1 call`). */
  #pending = new Map<string, Map<string, number>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  start(): void {
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  /**
   * Counts what an answer names in its `x-count` header: `shop:12` a view of what was really shown,
   * `shop:12 link` a tap.
   */
  take(req: IncomingMessage, status: number, named: OutgoingHttpHeader | undefined): void {
    if (typeof named !== 'string') return;
    if (named.includes(' ')) this.tap(req, named);
    else if (status === 200 || status === 304) this.view(req, named);
  }

  /** Counts one view of an entry, e.g. `shop:12`. */
  view(req: IncomingMessage, entry: string): void {
    if (req.method === 'GET') this.#add(req, entry, entry);
  }

  /**
   * Counts a tap as the page sends it, e.g. `shop:12 call`.
   *
   * @returns whether it was understood.
   */
  tap(req: IncomingMessage, text: string): boolean {
    const [entry = '', what = ''] = text.split(' ');
    if (!TAPS.includes(what as What)) return false;
    return this.#add(req, entry, `${entry} ${what}`);
  }

  #add(req: IncomingMessage, entry: string, key: string): boolean {
    const counted = this.#ofToday();
    const before = counted.get(key);
    if (before === undefined && !isEntry(entry)) return false;
    if (isRobot(req.headers['user-agent'])) return true;
    if (before !== undefined || counted.size < MOST_PENDING) counted.set(key, (before ?? 0) + 1);
    return true;
  }

  #ofToday(): Map<string, number> {
    const day = today();
    let counted = this.#pending.get(day);
    if (!counted) this.#pending.set(day, (counted = new Map()));
    return counted;
  }

  /** Writes what was counted; what cannot be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const counted = this.#pending;
    this.#pending = new Map();
    try {
      await this.#write(counted);
    } catch (error) {
      log.error({ err: error }, 'counts could not be written');
      this.#takeBack(counted);
    }
  }

  #takeBack(days: Map<string, Map<string, number>>): void {
    for (const [day, counted] of days) {
      const since = this.#pending.get(day);
      for (const [key, n] of since ?? []) counted.set(key, (counted.get(key) ?? 0) + n);
      this.#pending.set(day, counted);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #write(days: Map<string, Map<string, number>>): Promise<void> {
    const ROWS = 1000;
    const rows = [...days].flatMap(([day, counted]) =>
      [...counted].map(([key, n]) => {
        const [kind, id, what = 'view'] = key.split(/[: ]/) as [Kind, string, What?];
        return { kind, entry_id: Number(id), day, what, n };
      }),
    );
    await this.#store.write(async (tx) => {
      for (let i = 0; i < rows.length; i += ROWS) {
        await tx
          .insertInto('entry_count')
          .values(rows.slice(i, i + ROWS))
          .onConflict((oc) =>
            oc
              .columns(['kind', 'entry_id', 'day', 'what'])
              .doUpdateSet({ n: sql`entry_count.n + excluded.n` }),
          )
          .execute();
      }
    });
  }
}

function isEntry(entry: string): boolean {
  const [, kind] = /^([a-z]+):\d{1,9}$/.exec(entry) ?? [];
  return KINDS.includes(kind as Kind);
}

const MOST_AGENTS = 2000;
/** Browsers name themselves in few ways, and telling robots takes longer than sending a page. */
const robots = new Map<string, boolean>();

function isRobot(agent = ''): boolean {
  let robot = robots.get(agent);
  if (robot === undefined) {
    robot = agent === '' || isbot(agent);
    if (robots.size >= MOST_AGENTS) robots.clear();
    robots.set(agent, robot);
  }
  return robot;
}

const LONGEST_TAP = 64;

/** Answers `POST /c`, by which a page tells that a phone number, a map or a link was tapped. */
export async function receiveTap(
  req: IncomingMessage,
  res: ServerResponse,
  counts: Counts,
): Promise<void> {
  let text = '';
  for await (const chunk of req) {
    text += String(chunk);
    if (text.length > LONGEST_TAP) break;
  }
  res.statusCode = text.length <= LONGEST_TAP && counts.tap(req, text) ? 204 : 400;
  res.end();
}
