import type { ChangeFeed } from '#server/changes.ts';
import type { Store } from '#server/db.ts';

/** What `change` is told when an old address is added, led elsewhere or taken out. */
export const REDIRECTS_TAG = 'redirects';

/** Where addresses of the site before this one lead; a few thousand, held in memory. */
export class OldAddresses {
  readonly #store: Pick<Store, 'read'>;
  readonly #changes: Pick<ChangeFeed, 'settled' | 'subscribe'>;
  #targets = new Map<string, string>();

  constructor(store: Pick<Store, 'read'>, changes: Pick<ChangeFeed, 'settled' | 'subscribe'>) {
    this.#store = store;
    this.#changes = changes;
  }

  async start(): Promise<void> {
    this.#changes.subscribe(async (tags) => {
      if (tags.includes(REDIRECTS_TAG)) await this.#load();
    });
    await this.#load();
  }

  /** Where an address leads: that of the whole, else that of its path, whatever is asked of it. */
  async find(url: string): Promise<string | undefined> {
    await this.#changes.settled();
    return this.#targets.get(url) ?? this.#targets.get(url.split('?', 1)[0]!);
  }

  async #load(): Promise<void> {
    const rows = await this.#store.read.selectFrom('redirect').select(['path', 'target']).execute();
    this.#targets = new Map(rows.map(({ path, target }) => [path, target]));
  }
}
