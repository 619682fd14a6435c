import type { Page } from 'playwright/test';
import { words } from '#i18n/index.ts';
import { expectAccessible } from '../support/axe.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');

/** One of every template; the shop run from home is looked up. */
const TEMPLATES = {
  'the home page': '/',
  'the list': '/shops',
  'a filtered list': '/shops?category=eat&area=yuda&open=1',
  'a list sorted by distance': '/shops?sort=near&from=yuda-onsen',
  'an empty list': '/shops?q=zzzz',
  'a shop': '/shops/kohi-hitsujigumo',
  'a shop run from home': 'at-home',
  'a page that is not there': '/nothing-here',
};

const english = (path: string) => (path === '/' ? '/en' : `/en${path}`);

/** What the browser has to say against the page: errors of scripts and breaches of the policy. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser reports the page's own 404 as well.
    if (message.type() === 'error' && !message.text().includes('status of 404'))
      complaints.push(message.text());
  });
  return complaints;
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const beyond = [...document.body.querySelectorAll('*')].filter(
      (part) => part.getBoundingClientRect().right > width + 1,
    );
    return [
      `${document.documentElement.scrollWidth} > ${width}`,
      ...beyond.map((part) => part.outerHTML.slice(0, 120)),
    ];
  });
  expect(wide, 'nothing scrolls sideways').toEqual([]);
}

for (const [name, path] of Object.entries(TEMPLATES)) {
  test.describe(name, () => {
    let address: string;
    test.beforeEach(({ site }) => {
      const [home] = rowsOf<{ slug: string }>(
        site.dataDir,
        "select slug from shop where address_precision = 'town'",
      );
      address = path === 'at-home' ? `/shops/${home!.slug}` : path;
    });

    for (const [language, to] of [
      ['Japanese', (own: string) => own],
      ['English', english],
    ] as const) {
      test(`is accessible and fits on a phone in ${language}`, async ({ page }) => {
        const complaints = complaintsOf(page);
        await page.goto(to(address));
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
        expect(complaints).toEqual([]);
      });
    }

    test('is accessible on a wide screen, and fits when it is enlarged', async ({ page }) => {
      const complaints = complaintsOf(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(address);
      await expectAccessible(page);
      // 1280 pixels at 200 %.
      await page.setViewportSize({ width: 640, height: 450 });
      await expectNoSidewaysScroll(page);
      expect(complaints).toEqual([]);
    });

    test('has no style attribute and no script or style written into it', async ({ request }) => {
      for (const to of [address, english(address)]) {
        const html = await (await request.get(to)).text();
        expect(html).not.toMatch(/<[^>]+\sstyle=/);
        expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
      }
    });
  });
}

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });
  for (const path of ['/', '/shops?category=eat', '/shops/kohi-hitsujigumo']) {
    test(`${path} is accessible`, async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page);
    });
  }
});

test.describe('opened parts', () => {
  test('the filters are accessible on a phone', async ({ page }) => {
    await page.goto('/shops?category=eat');
    await page.getByRole('button', { name: t.shops.filters }).click();
    await expectAccessible(page, { inside: '[popover]' });
  });
  test('the map is accessible', async ({ page }) => {
    await page.route('http://tiles.localhost:8901/**', (route) => route.abort());
    await page.goto('/shops?category=eat');
    await page.getByRole('button', { name: t.map.open }).click();
    await expect(page.locator('.leaflet-marker-icon').first()).toBeVisible();
    // Marks stand where the shops are, so they may touch; the list below leads to the same shops.
    await expectAccessible(page, { except: ['target-size'] });
  });
});
