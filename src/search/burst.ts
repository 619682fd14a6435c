const QUIET_MS = 1000;
const AT_MOST_MS = 3000;

/** Joins what is asked one after the other: done once it has been quiet, but never much later. */
export class Burst {
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;
  #since: number | undefined;

  constructor(run: () => void) {
    this.#run = run;
  }

  ask(): void {
    this.#since ??= performance.now();
    clearTimeout(this.#timer);
    const left = AT_MOST_MS - (performance.now() - this.#since);
    this.#timer = setTimeout(() => this.#end(), Math.max(0, Math.min(QUIET_MS, left))).unref();
  }

  /** Forgets what was asked. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#since = undefined;
  }

  #end(): void {
    this.clear();
    this.#run();
  }
}
