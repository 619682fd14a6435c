import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChangeFeed } from '#server/changes.ts';
import { log } from '#server/log.ts';
import { anonymousRequest, CapturedResponse, type Answer } from './capture.ts';
import type { Counts } from './counts.ts';
import { compact, isCompressible } from './encoding.ts';
import { takeInternal } from './internal.ts';
import { addressOf, keptOf, pageHeaders, type Downstream } from './kept.ts';
import { PageStore, withNouns, type StoredPage } from './page-store.ts';
import { formOf, sendAnswer, sendAtOnce, sendPage } from './send.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

export interface PagesOptions {
  app: Handler;
  changes: Pick<ChangeFeed, 'settled' | 'subscribe'>;
  counts: Pick<Counts, 'take'>;
  /** The headers every answer has. */
  security: () => Readonly<Record<string, string>>;
  downstream: Downstream;
  /** The most that is kept, bodies and all; 0 keeps nothing. */
  maxBytes: number;
}

/** Paths whose parameters are remembered; when there are more, all are learned again. */
const MOST_PATHS = 50_000;

interface Rendered {
  answer: Answer;
  /** Set when everybody may be sent this answer. */
  page: StoredPage | undefined;
}

/**
 * Answers public pages from memory, with Astro as the origin: what a page says of itself in the
 * standard headers (RFC 9213) is stored under its address, dropped when one of its tags changes,
 * rendered once for all who ask at the same time, and compressed once.
 */
export class Pages {
  readonly #options: PagesOptions;
  readonly store: PageStore;
  /** The parameters the page at a path reads, once one has been rendered; null where none is kept. */
  readonly #params = new Map<string, readonly string[] | null>();
  readonly #rendering = new Map<string, Promise<Rendered>>();
  #running = 0;
  #purges = 0;
  /** The newest purge of each tag, as long as a render runs that began before it. */
  readonly #purged = new Map<string, number>();

  constructor(options: PagesOptions) {
    this.#options = options;
    this.store = new PageStore(options.maxBytes);
    options.changes.subscribe((tags) => {
      this.#purge(tags);
      return Promise.resolve();
    });
  }

  /**
   * Answers a GET or HEAD whose page is at hand, at once and before anything else is done with it: a
   * key of the store is an address that has passed every check.
   *
   * @returns false where it is not; nothing is sent then.
   */
  hit(req: IncomingMessage, res: ServerResponse): boolean {
    const page = this.store.get(req.url ?? '');
    if (!page || performance.now() >= page.freshUntil) return false;
    // Asking is what finds changes; they may just have dropped the page.
    if (this.#options.changes.settled() || !sendAtOnce(req, res, page, 'HIT')) return false;
    this.#options.counts.take(req, res.statusCode, page.counts);
    return true;
  }

  /** Whether anything is found at an address, for nobody in particular. */
  async isThere({ url = '/', headers }: IncomingMessage): Promise<boolean> {
    const { answer } = await this.#renderOnce(url, headers.host);
    return answer.status !== 404;
  }

  /** Answers from memory or by a render that others share; what is not for everybody goes to the app. */
  async answer(req: IncomingMessage, res: ServerResponse, next: () => void): Promise<void> {
    const { changes, maxBytes } = this.#options;
    const url = req.url ?? '/';
    const path = url.split('?', 1)[0]!;
    const params = this.#params.get(path);
    const isForAll = params ?? (params === undefined && req.headers.cookie === undefined);
    if (maxBytes === 0 || !isForAll || (req.method !== 'GET' && req.method !== 'HEAD')) {
      this.#passOn(req, res, next);
      return;
    }
    await changes.settled();
    const key = params ? addressOf(url, params) : url;
    const stored = this.store.get(key);
    if (stored && performance.now() < stored.freshUntil) {
      await this.#send(req, res, stored, 'HIT');
      return;
    }
    const isFirst = !this.#rendering.has(key);
    const { page, answer } = await this.#renderOnce(key, req.headers.host);
    const old = answer.status >= 500 && stored && performance.now() < stored.standsInUntil;
    const shown = old ? stored : page;
    if (old) log.error({ path }, 'an older page stands in for one that broke');
    if (shown) {
      await this.#send(req, res, shown, old ? 'STALE' : 'MISS');
    } else if (isFirst) {
      this.#options.counts.take(req, answer.status, answer.headers['x-count']);
      await sendAnswer(req, res, answer);
    } else this.#passOn(req, res, next);
  }

  async #send(
    req: IncomingMessage,
    res: ServerResponse,
    page: StoredPage,
    from: 'HIT' | 'MISS' | 'STALE',
  ): Promise<void> {
    await sendPage(req, res, page, from, this.store);
    this.#options.counts.take(req, res.statusCode, page.counts);
  }

  #passOn(req: IncomingMessage, res: ServerResponse, next: () => void): void {
    takeInternal(req, res, this.#options.counts);
    this.#options.app(req, res, next);
  }

  /** Renders an address, or waits for whoever already does. */
  #renderOnce(key: string, host: string | undefined): Promise<Rendered> {
    const running = this.#rendering.get(key);
    if (running) return running;
    const render = this.#render(key, host).finally(() => {
      if (this.#rendering.get(key) === render) this.#rendering.delete(key);
    });
    this.#rendering.set(key, render);
    return render;
  }

  async #render(url: string, host: string | undefined): Promise<Rendered> {
    const began = { at: performance.now(), purges: this.#purges };
    this.#running += 1;
    try {
      const asked = anonymousRequest(url, host);
      const captured = new CapturedResponse(asked);
      this.#options.app(asked, captured, () => captured.writeHead(404).end());
      const answer = await captured.whole;
      return { answer, page: this.#keep(url, answer, began) };
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#purged.clear();
    }
  }

  #keep(
    url: string,
    answer: Answer,
    began: { at: number; purges: number },
  ): StoredPage | undefined {
    const path = url.split('?', 1)[0]!;
    const kept = keptOf(answer);
    if (this.#params.size >= MOST_PATHS) this.#params.clear();
    // A 404 may become a page, and a page may keep itself for some of its parameters only.
    if (!kept) {
      if (answer.status === 200 && path === url) this.#params.set(path, null);
      return undefined;
    }
    this.#params.set(path, kept.params);
    const freshUntil = began.at + kept.seconds * 1000;
    const page: StoredPage = {
      key: addressOf(url, kept.params),
      tags: kept.tags,
      headers: pageHeaders(answer.headers, this.#options.security(), this.#options.downstream),
      etag: etagOf(answer.body),
      compressible: isCompressible(String(answer.headers['content-type'])),
      counts: answer.headers['x-count'] as string | undefined,
      freshUntil,
      standsInUntil: freshUntil + kept.staleSeconds * 1000,
      forms: { identity: compact(answer.body) },
      heads: {},
      used: false,
    };
    // Until it was known what the page reads, it was rendered with whatever was asked beside that.
    const isReduced = page.key === url;
    const isOutdated = kept.tags.some((tag) => (this.#purged.get(tag) ?? 0) > began.purges);
    if (isReduced && !isOutdated && kept.seconds > 0) {
      this.store.set(page);
      // The form to keep when there is little room; most browsers take it.
      if (page.compressible) void formOf(this.store, page, 'br').catch(reportForm);
    }
    return page;
  }

  #purge(tags: readonly string[]): void {
    this.store.purge(tags);
    if (this.#running === 0) return;
    this.#purges += 1;
    for (const tag of withNouns(tags)) this.#purged.set(tag, this.#purges);
    // Whoever asks from now on must not be shown what began before.
    this.#rendering.clear();
  }
}

function reportForm(error: unknown): void {
  log.error({ err: error }, 'a page could not be compressed');
}

function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
