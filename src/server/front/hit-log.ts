import { log } from '#server/log.ts';

const EVERY_MS = 1000;

/** Pages sent from memory, in one line of the log a second: a line each would cost as much as they. */
export class HitLog {
  #hits = 0;

  add(): void {
    this.#hits += 1;
    if (this.#hits === 1) setTimeout(() => this.#write(), EVERY_MS).unref();
  }

  #write(): void {
    log.info({ hits: this.#hits }, 'pages sent from memory');
    this.#hits = 0;
  }
}
