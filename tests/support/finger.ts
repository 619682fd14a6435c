import { expect, test, type Locator, type Page } from 'playwright/test';
import { words } from '#i18n/index.ts';

const t = words('ja');

/** A visitor's finger: counts every tap and prints the count at the end of the story. */
export class Finger {
  #taps = 0;
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }
  async tap(target: Locator): Promise<void> {
    this.#taps += 1;
    await target.click();
  }
  /** A tap that leads to another page; what comes next is not looked for on the one that is being left. */
  async open(target: Locator): Promise<void> {
    const left = this.#page.url();
    await this.tap(target);
    await this.#page.waitForURL(({ href }) => href !== left);
  }
  /** The phone's own way back is a tap too. */
  async back(): Promise<void> {
    this.#taps += 1;
    await this.#page.goBack();
  }
  /** Fails when the story took more taps than it may. */
  done(story: string, atMost: number): void {
    test.info().annotations.push({
      type: 'taps',
      description: `${story}: ${this.#taps} (at most ${atMost})`,
    });
    process.stdout.write(`      ${story}: ${this.#taps} taps of ${atMost}\n`);
    expect(this.#taps, `taps for: ${story}`).toBeLessThanOrEqual(atMost);
  }
  bar(name: string): Locator {
    return this.#page
      .getByRole('navigation', { name: t.site.bottomNav })
      .getByRole('link', { name });
  }
  /** The link of the first entry in the page's list. */
  first(kind: string): Locator {
    return this.#page
      .getByRole('main')
      .locator(`a[href^="/${kind}/"]:not([href*="/policy"])`)
      .first();
  }
}
