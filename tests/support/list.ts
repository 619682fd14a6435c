import { expect, type Page } from 'playwright/test';
import { words } from '#i18n/index.ts';

const t = words('ja').shops;

/** What the tests do and see on the page of the directory. */
export class ListPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get cards() {
    return this.page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link');
  }

  /** How many the heading above the list says there are. */
  async total(): Promise<number> {
    const heading = await this.page.locator('#results').innerText();
    const found = /([\d,]+)件(?:中|$)/m.exec(heading);
    return Number(found![1]!.replaceAll(',', ''));
  }

  /** The slugs of the cards, in their order. */
  async slugs(): Promise<string[]> {
    const links = await this.cards.evaluateAll((all) =>
      all.map((link) => (link as HTMLAnchorElement).pathname),
    );
    return links.map((path) => path.split('/').at(-1)!);
  }

  async openFilters(): Promise<void> {
    await this.page.getByRole('button', { name: t.filters }).click();
    await expect(this.page.getByRole('button', { name: t.apply })).toBeVisible();
  }

  /** A value of a filter in the sheet, its group unfolded. */
  async filter(name: string, value: string) {
    const box = this.page.locator(`input[name="${name}"][value="${value}"]`);
    const group = this.page.locator('details', { has: box });
    if ((await group.count()) > 0 && (await group.getAttribute('open')) === null) {
      await group.locator('summary').click();
    }
    return box;
  }

  /** The count that stands beside a value of a filter. */
  async countBeside(name: string, value: string): Promise<number> {
    const label = this.page.locator('label', {
      has: this.page.locator(`input[name="${name}"][value="${value}"]`),
    });
    // The group may be folded, and folded text has no inner text.
    const text = await label.locator('span').last().textContent();
    return Number(text!.replaceAll(/\D/g, ''));
  }

  async apply(): Promise<void> {
    await this.page.getByRole('button', { name: t.apply }).click();
  }

  chip(label: string) {
    return this.page.getByRole('link', { name: t.remove(label) });
  }
}
