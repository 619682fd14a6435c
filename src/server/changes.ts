import { toIso } from './clock.ts';
import { log } from '#server/log.ts';
import type { Store, Tx } from '#server/db.ts';

type Subscriber = (tags: string[]) => Promise<void>;

const POLL_MS = 250;
/** Looking for what other processes wrote takes a tenth of sending a kept page; this often is enough. */
const LOOKED_MS = 2;
const BATCH = 10_000;
/** Whoever follows them has been asked long before. */
const KEPT_MS = 60 * 86_400_000;

/**
 * Follows the table `change`: whoever keeps something derived subscribes and is handed the tags of
 * every committed change once, in order, whichever process wrote it.
 */
export class ChangeFeed {
  readonly #store: Store;
  readonly #subscribers = new Set<Subscriber>();
  #last = 0;
  #version = -1;
  #running: Promise<void> = Promise.resolve();
  /** Deliveries that are asked for and not done. */
  #open = 0;
  #lookedAt = 0;
  #commits = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Starts from the newest change and looks for others every 250 ms. */
  async start(): Promise<void> {
    const row = await this.#store.read
      .selectFrom('change')
      .select((eb) => eb.fn.max('id').as('last'))
      .executeTakeFirst();
    this.#last = Number(row?.last ?? 0);
    this.#timer = setInterval(() => this.#lookIfWritten(), POLL_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  subscribe(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber);
  }

  /** Resolves when everything committed so far has reached every subscriber. */
  catchUp(): Promise<void> {
    this.#open += 1;
    this.#running = this.#running
      .then(() => this.#deliver())
      .catch((error: unknown) => {
        log.error({ err: error }, 'following changes failed');
      })
      .finally(() => (this.#open -= 1));
    return this.#running;
  }

  /**
   * Asked before anything derived is read: undefined when nothing has been committed that has not
   * reached every subscriber, else when it has.
   */
  settled(): Promise<void> | undefined {
    const isDue = performance.now() - this.#lookedAt > LOOKED_MS;
    if (isDue || this.#store.commits() !== this.#commits) this.#lookIfWritten();
    return this.#open === 0 ? undefined : this.#running;
  }

  #lookIfWritten(): void {
    this.#lookedAt = performance.now();
    this.#commits = this.#store.commits();
    const version = this.#store.dataVersion();
    if (version === this.#version) return;
    this.#version = version;
    void this.catchUp();
  }

  async #deliver(): Promise<void> {
    for (;;) {
      const rows = await this.#store.read
        .selectFrom('change')
        .select(['id', 'tag'])
        .where('id', '>', this.#last)
        .orderBy('id')
        .limit(BATCH)
        .execute();
      if (rows.length === 0) return;
      const tags = [...new Set(rows.map((row) => row.tag))];
      for (const subscriber of this.#subscribers) await subscriber(tags);
      this.#last = rows.at(-1)!.id;
    }
  }
}

/** Throws away changes everybody has long followed; the newest stays, so that numbers go on from it. */
export async function forgetChanges(tx: Tx, at: Date): Promise<void> {
  await tx
    .deleteFrom('change')
    .where('at', '<', toIso(new Date(at.getTime() - KEPT_MS)))
    .where('id', '<', (eb) => eb.selectFrom('change').select((max) => max.fn.max('id').as('id')))
    .execute();
}
