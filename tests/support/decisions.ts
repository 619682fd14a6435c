import { expect, test } from 'playwright/test';

/** What a person decides on the way: counts each thing they choose, write or press. */
export class Decisions {
  readonly #made: string[] = [];

  async make(what: string, act: Promise<unknown>): Promise<void> {
    this.#made.push(what);
    await act;
  }

  /** Prints the count, and fails when the story took more decisions than it may. */
  done(story: string, atMost: number): void {
    const description = `${story}: ${this.#made.length} decisions of ${atMost}`;
    test.info().annotations.push({ type: 'decisions', description });
    process.stdout.write(`      ${description} (${this.#made.join(', ')})\n`);
    expect(this.#made.length, story).toBeLessThanOrEqual(atMost);
  }
}
