import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ChangeFeed } from '#server/changes.ts';
import { now, toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { log } from '#server/log.ts';
import { nextAppearance } from './appearance.ts';
import { Burst } from './burst.ts';
import { readCurrent, swapIn, type Current } from './folder.ts';
import { isFresh } from './freshness.ts';
import { runBuild, type Building } from './run-build.ts';

const BUILD = createRequire(import.meta.url).resolve('#search/build.ts');

interface Options {
  /** Names this program; an index that another one built is built anew. */
  program?: string;
  /** The script of the child process. */
  build?: string;
}
const TAGS =
  /^(?:shop|coupon|job|event|product|campaign|news|survey|taxonomy|venue|business|page|site)\b/;
/** A build that has done less than this of its usual time begins anew with what changed meanwhile. */
const YOUNG = 0.5;
const AGAIN_MS = 60_000;
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
  readonly #burst = new Burst(() => void this.build());
  #current: Current | undefined;
  #building: Building | undefined;
  #begun = 0;
  /** How long the last build took, in milliseconds; 0 while there was none. */
  #usual = 0;
  /** The build under way is the second try: it is finished, whatever changes. */
  #isAnew = false;
  #clock: NodeJS.Timeout | undefined;
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
    this.#burst.clear();
    clearTimeout(this.#clock);
    this.#building?.stop();
  }

  state(): SearchState {
    const builtAt = this.#current?.builtAt ?? null;
    const age =
      builtAt === null ? null : Math.round((now().getTime() - Date.parse(builtAt)) / 1000);
    return { builtAt, ageSeconds: age, entries: this.#current?.entries ?? 0, failed: this.#failed };
  }

  /** Asks for a build soon. One that is under way begins anew or is followed by another. */
  ask(): void {
    if (this.#stopped) return;
    if (!this.#building) return this.#burst.ask();
    this.#again = true;
    const isYoung = performance.now() - this.#begun < this.#usual * YOUNG;
    if (this.#isAnew || !isYoung) return;
    this.#isAnew = true;
    this.#building.stop();
  }

  /** Builds and swaps; never rejects. Two at once are one after the other. */
  async build(): Promise<void> {
    if (this.#building) {
      this.#again = true;
      return;
    }
    const at = toIso(now());
    this.#begun = performance.now();
    const aside = mkdtempSync(`${this.folder}${path.sep}.`);
    const wasAnew = this.#isAnew;
    try {
      this.#building = runBuild(this.#build, this.#dataDir, aside, at);
      const told = await this.#building.told;
      const version = Date.now().toString(36);
      const built = { version, builtAt: at, ...told, program: this.#program };
      swapIn(this.folder, aside, built);
      this.#current = built;
      this.#failed = false;
      this.#usual = Math.round(performance.now() - this.#begun);
      log.info({ ...told, ms: this.#usual }, 'search index built');
    } catch (error) {
      rmSync(aside, { recursive: true, force: true });
      if (this.#isAnew === wasAnew) this.#tellFailure(error);
    }
    this.#building = undefined;
    // A build that was given up for newer changes is followed by one that is not.
    this.#isAnew &&= !wasAnew;
    await this.#wait();
  }

  #tellFailure(error: unknown): void {
    if (this.#stopped) return;
    this.#failed = true;
    log.error({ err: error, ...this.state() }, 'search index not built; the last good one stays');
  }

  /** What comes next: another build at once, after a failure, or when something appears. */
  async #wait(): Promise<void> {
    if (this.#stopped) return;
    clearTimeout(this.#clock);
    if (this.#again) {
      this.#again = false;
      this.#burst.ask();
      return;
    }
    const next = await nextAppearance(this.#store.read, now()).catch(() => toIso(now()));
    const soon = Math.max(1000, Date.parse(next) - now().getTime());
    const wait = this.#failed ? AGAIN_MS : Math.min(soon, LONGEST_TIMER_MS);
    this.#clock = setTimeout(() => this.ask(), wait).unref();
  }
}
