import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Scope {
  /** Only what is inside this selector, e.g. a sheet that lies over the page. */
  inside?: string;
  /** Rules that cannot hold here, with the reason where it is used. */
  except?: string[];
}

/** Fails with every violation of WCAG 2.2 AA on the page, its place and what would mend it. */
export async function expectAccessible(
  page: Page,
  { inside, except = [] }: Scope = {},
): Promise<void> {
  await showWhole(page);
  const axe = new AxeBuilder({ page })
    // Without a second page to gather frames in, of which ours have none, it takes a third less time.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(WCAG_22_AA)
    .disableRules(except);
  const { violations } = await (inside ? axe.include(inside) : axe).analyze();
  const told = violations.map(({ id, help, nodes }) =>
    [
      `${id}: ${help}`,
      ...nodes.map((node) => `  ${node.html.slice(0, 200)}\n    ${node.failureSummary ?? ''}`),
    ].join('\n'),
  );
  expect(told.join('\n\n'), `accessibility of ${page.url()}`).toBe('');
}

/**
 * The window as tall as the page: else whatever happens to lie under the bar at the bottom of the
 * screen counts as a target that is half covered.
 */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()!.width, height });
}
