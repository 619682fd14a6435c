import { execFile, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ChangeFeed } from '#server/changes.ts';
import { now, toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { log } from '#server/log.ts';
import { nextAppearance } from './appearance.ts';
import { readCurrent, swapIn, Told, type Current } from './folder.ts';
import { isFresh } from './freshness.ts';

const BUILD = createRequire(import.meta.url).resolve('#search/build.ts');

interface Options {
  /** Names this program; an index that another one built is built anew. */
  program?: string;
  /** The script of the child process. */
  build?: string;
}
const TAGS =
  /^(?:shop|coupon|job|event|product|campaign|news|survey|taxonomy|venue|business|page)\b/;
/** Changes that come one after the other are joined, but none waits longer than `AT_MOST_MS`. */
const QUIET_MS = 1000;
const AT_MOST_MS = 3000;
const AGAIN_MS = 60_000;
const TOO_LONG_MS = 600_000;
const LONGEST_TIMER_MS = 3_600_000;

export interface SearchState {
  /** ISO UTC, or null while there is no index. */
  builtAt: string | null;
  ageSeconds: number | null;
  entries: number;
  failed: boolean;
}

/**
 * Keeps the search's index true: builds it aside in a child process whenever something public
 * changed or appears by itself, and puts it in force in one step. A build that fails leaves the last
 * good one.
 */
export class LiveIndex {
  readonly folder: string;
  readonly #store: Store;
  readonly #dataDir: string;
  readonly #build: string;
  readonly #program: string;
  #current: Current | undefined;
  #child: ChildProcess | undefined;
  #quiet: NodeJS.Timeout | undefined;
  #clock: NodeJS.Timeout | undefined;
  #waitsSince = 0;
  #again = false;
  #failed = false;
  #stopped = false;

  constructor(store: Store, dataDir: string, { program = '', build = BUILD }: Options = {}) {
    this.#store = store;
    this.#dataDir = dataDir;
    this.#build = build;
    this.#program = program;
    this.folder = path.join(dataDir, 'search');
    mkdirSync(this.folder, { recursive: true });
    this.#current = readCurrent(this.folder);
  }

  get current(): Current | undefined {
    return this.#current;
  }

  /** Follows the changes; builds at once unless the kept index is as it would be now. */
  async start(changes: ChangeFeed): Promise<void> {
    for (const name of readdirSync(this.folder)) {
      if (name.startsWith('.')) rmSync(path.join(this.folder, name), { recursive: true });
    }
    changes.subscribe((tags) => {
      if (tags.some((tag) => TAGS.test(tag))) this.ask();
      return Promise.resolve();
    });
    const { read } = this.#store;
    if (await isFresh(read, this.#current, this.#program, now())) await this.#wait();
    else void this.build();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#quiet);
    clearTimeout(this.#clock);
    this.#child?.kill('SIGKILL');
  }

  state(): SearchState {
    const builtAt = this.#current?.builtAt ?? null;
    const age =
      builtAt === null ? null : Math.round((now().getTime() - Date.parse(builtAt)) / 1000);
    return { builtAt, ageSeconds: age, entries: this.#current?.entries ?? 0, failed: this.#failed };
  }

  /** Asks for a build soon; one that is under way is followed by another. */
  ask(): void {
    if (this.#stopped) return;
    if (this.#child) {
      this.#again = true;
      return;
    }
    this.#waitsSince ||= performance.now();
    const waited = performance.now() - this.#waitsSince;
    clearTimeout(this.#quiet);
    const wait = Math.max(0, Math.min(QUIET_MS, AT_MOST_MS - waited));
    this.#quiet = setTimeout(() => void this.build(), wait).unref();
  }

  /** Builds and swaps; never rejects. Two at once are one after the other. */
  async build(): Promise<void> {
    if (this.#child) {
      this.#again = true;
      return;
    }
    this.#waitsSince = 0;
    const at = toIso(now());
    const begun = performance.now();
    const aside = mkdtempSync(`${this.folder}${path.sep}.`);
    try {
      const told = Told.parse(JSON.parse(await this.#run(aside, at)));
      const version = Date.now().toString(36);
      const built = { version, builtAt: at, ...told, program: this.#program };
      swapIn(this.folder, aside, built);
      this.#current = built;
      this.#failed = false;
      log.info({ ...told, ms: Math.round(performance.now() - begun) }, 'search index built');
    } catch (error) {
      rmSync(aside, { recursive: true, force: true });
      if (this.#stopped) return;
      this.#failed = true;
      log.error({ err: error, ...this.state() }, 'search index not built; the last good one stays');
    }
    await this.#wait();
  }

  async #run(into: string, at: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    // The child needs nothing else of the environment: no keys, no options of the parent.
    const options = { timeout: TOO_LONG_MS, env: { TZ: 'Asia/Tokyo' } };
    this.#child = execFile(
      process.execPath,
      [this.#build, this.#dataDir, into, at],
      options,
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    return promise.finally(() => (this.#child = undefined));
  }

  /** What comes next: another build at once, after a failure, or when something appears. */
  async #wait(): Promise<void> {
    if (this.#stopped) return;
    clearTimeout(this.#clock);
    if (this.#again) {
      this.#again = false;
      this.ask();
      return;
    }
    const next = await nextAppearance(this.#store.read, now()).catch(() => toIso(now()));
    const soon = Math.max(1000, Date.parse(next) - now().getTime());
    const wait = this.#failed ? AGAIN_MS : Math.min(soon, LONGEST_TIMER_MS);
    this.#clock = setTimeout(() => this.ask(), wait).unref();
  }
}
