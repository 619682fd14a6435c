import { compact, type Encoding, type Forms } from './encoding.ts';
import { Shelf } from './shelf.ts';

/** A page as it is sent, in the forms that have been asked for so far and are in memory. */
export interface StoredPage {
  key: string;
  tags: readonly string[];
  /** Names and values by turns, as `writeHead` takes them fastest. */
  headers: readonly string[];
  etag: string;
  /** Pictures are compressed as they are. */
  compressible: boolean;
  /** What a view of it counts for, e.g. `shop:12`. */
  counts: string | undefined;
  /** By `performance.now()`: when it is no longer shown, and until when it may stand in. */
  freshUntil: number;
  standsInUntil: number;
  forms: Forms;
  /** Headers and what is said of a form, or of having it already (`none`), once it has been sent. */
  heads: Partial<Record<Encoding | 'none', string[]>>;
  /** Asked for since room was last made. */
  used: boolean;
  /** Where its one body lies while none is in memory. */
  shelved?: { id: number; encoding: Encoding };
}

/** Bytes an entry takes beside its bodies; measured roughly. */
const OVERHEAD = 1500;

/**
 * Pages by address, bounded in bytes of memory. Of what was not used for longest, first the forms go
 * that can be made again, then the last one is put on a shelf outside of memory, then the page is
 * forgotten. A use only marks the page, which is put behind the others when its turn comes: moving it
 * each time would cost more than the rest of an answer.
 */
export class PageStore {
  readonly #maxBytes: number;
  readonly #shelf = new Shelf();
  readonly #pages = new Map<string, StoredPage>();
  /** Those with a body in memory, and those with one that can be made again. */
  readonly #held = new Set<StoredPage>();
  readonly #fat = new Set<StoredPage>();
  readonly #byTag = new Map<string, Set<StoredPage>>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#pages.size;
  }

  /** The page at an address, fresh or not; asking counts as a use. */
  get(key: string): StoredPage | undefined {
    const page = this.#pages.get(key);
    if (page) {
      page.used = true;
      if (page.shelved) this.#takeDown(page, page.shelved);
    }
    return page;
  }

  set(page: StoredPage): void {
    this.delete(this.#pages.get(page.key));
    const size = sizeOf(page);
    if (size > this.#maxBytes) return;
    // Before it stands among the others: nobody has used it yet.
    this.#makeRoom(size);
    this.#pages.set(page.key, page);
    this.#held.add(page);
    if (hasSpare(page)) this.#fat.add(page);
    this.#bytes += size;
    for (const tag of page.tags) {
      const tagged = this.#byTag.get(tag);
      if (tagged) tagged.add(page);
      else this.#byTag.set(tag, new Set([page]));
    }
  }

  /** Adds a form of a page that is stored. */
  addForm(page: StoredPage, encoding: Encoding, body: Buffer): void {
    if (this.#pages.get(page.key) !== page || page.shelved || page.forms[encoding]) return;
    page.forms[encoding] = body;
    if (hasSpare(page)) this.#fat.add(page);
    this.#bytes += body.length;
    this.#makeRoom(0);
  }

  /** Drops every page that shows something of one of the tags: `shop:12` also what is tagged `shop`. */
  purge(tags: readonly string[]): void {
    for (const tag of withNouns(tags)) {
      for (const page of this.#byTag.get(tag) ?? []) this.delete(page);
    }
  }

  delete(page: StoredPage | undefined): void {
    if (!page || !this.#pages.delete(page.key)) return;
    this.#held.delete(page);
    this.#fat.delete(page);
    if (page.shelved) this.#shelf.drop(page.shelved.id);
    this.#bytes -= sizeOf(page);
    for (const tag of page.tags) {
      const tagged = this.#byTag.get(tag)!;
      tagged.delete(page);
      if (tagged.size === 0) this.#byTag.delete(tag);
    }
  }

  #makeRoom(size: number): void {
    const most = this.#maxBytes - size;
    this.#give(this.#fat, most, (page) => this.#slim(page));
    this.#give(this.#held, most, (page) => this.#putOnShelf(page));
    this.#give(this.#pages.values(), most, (page) => this.delete(page));
  }

  /** Goes through pages, the longest unused first, until few enough bytes are left. */
  #give(pages: Iterable<StoredPage>, most: number, give: (page: StoredPage) => void): void {
    for (const page of pages) {
      if (this.#bytes <= most) return;
      if (page.used) this.#putBehind(page);
      else give(page);
    }
  }

  #putBehind(page: StoredPage): void {
    page.used = false;
    this.#pages.delete(page.key);
    this.#pages.set(page.key, page);
    for (const set of [this.#held, this.#fat]) if (set.delete(page)) set.add(page);
  }

  /** Keeps the smallest form only; the others are made from it when they are asked for. */
  #slim(page: StoredPage): void {
    this.#fat.delete(page);
    this.#change(page, { br: page.forms.br! });
  }

  #putOnShelf(page: StoredPage): void {
    const encoding = page.forms.br ? 'br' : 'identity';
    page.shelved = { id: this.#shelf.put(page.forms[encoding]!), encoding };
    this.#held.delete(page);
    this.#fat.delete(page);
    this.#change(page, {});
  }

  #takeDown(page: StoredPage, { id, encoding }: NonNullable<StoredPage['shelved']>): void {
    delete page.shelved;
    this.#held.add(page);
    this.#change(page, { [encoding]: compact(this.#shelf.take(id)) });
    this.#makeRoom(0);
  }

  #change(page: StoredPage, forms: Forms): void {
    this.#bytes -= sizeOf(page);
    page.forms = forms;
    page.heads = {};
    this.#bytes += sizeOf(page);
  }
}

/** Whether something can be left out without losing the page. */
function hasSpare({ forms }: StoredPage): boolean {
  return forms.br !== undefined && (forms.identity ?? forms.gzip) !== undefined;
}

/** The tags together with the nouns of those that name one entry. */
export function withNouns(tags: readonly string[]): Set<string> {
  return new Set(tags.flatMap((tag) => [tag, tag.split(':')[0]!]));
}

function sizeOf({ forms }: StoredPage): number {
  return Object.values(forms).reduce((sum, body) => sum + body.length, OVERHEAD);
}
