import type { Page } from 'playwright/test';
import { words } from '#i18n/index.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';
import { sourceFiles } from '../support/sources.ts';
import { expectLight, expectSizedPictures } from '../support/weight.ts';

const t = words('ja');

/**
 * Addresses for every template of the public site, below `src/pages/[...locale]/`; what stands in
 * braces is looked up.
 */
const TEMPLATES: Record<string, string[]> = {
  index: ['/'],
  'shops/index': [
    '/shops',
    '/shops?category=eat&area=yuda&open=1',
    '/shops?sort=near&from=yuda-onsen',
    '/shops?q=zzzz',
  ],
  'shops/[slug]': ['/shops/kohi-hitsujigumo', '/shops/{a shop run from home}'],
  'shops/[slug]/notice': ['/shops/{a seller by mail order}/notice'],
  'coupons/index': ['/coupons', '/coupons?now=1', '/coupons?q=zzzz'],
  'coupons/[slug]/index': ['/coupons/{a coupon}'],
  'coupons/[slug]/use': ['/coupons/{a coupon}/use'],
  'coupons/[slug]/print': ['/coupons/{a coupon}/print'],
  'jobs/index': ['/jobs', '/jobs?q=zzzz'],
  'jobs/[slug]': ['/jobs/sukima-genba', '/jobs/yoiyami-hall'],
  'jobs/policy': ['/jobs/policy'],
  'events/index': ['/events', '/events?view=week', '/events?view=month', '/events?q=zzzz'],
  'events/[slug]': ['/events/countdown', '/events/kage-e-geki', '/events/kawa-soji'],
  'campaigns/index': ['/campaigns'],
  'campaigns/[slug]/index': ['/campaigns/christmas', '/campaigns/chocolate'],
  'news/index': ['/news'],
  'news/[slug]/index': ['/news/demo-system-rest', '/news/demo-photo-update'],
  'products/index': ['/products', '/products?category=sake', '/products?q=zzzz'],
  'products/[slug]': ['/products/minamo-no-tsuki-junmai', '/products/futae-hon-tate'],
  'surveys/index': ['/surveys'],
  'surveys/[slug]/index': [
    '/surveys/population',
    '/surveys/establishments',
    '/surveys/conditions-demo-2026-07',
    '/surveys/traffic-demo-2026-10',
  ],
  'plan/index': ['/plan', ...[7, 8, 9, 10, 11].map((year) => `/plan?year=R${year}`)],
  'surveys/[slug]/[figure]': ['/surveys/visitors/visitors-2'],
  'surveys/[slug]/release/[number]': ['/surveys/visitors/release/1'],
  'embed/events': ['/embed/events'],
  'embed/surveys/[slug]/[figure]': ['/embed/surveys/conditions-demo-2026-07/di-1'],
  'embed/shops/[slug]': ['/embed/shops/kohi-hitsujigumo'],
  'search/index': ['/search', '/search?q=チョコ', '/search?q=カフェ&area=yuda', '/search?q=zzzz'],
  opendata: ['/opendata'],
  about: ['/about'],
  accessibility: ['/accessibility'],
  contact: ['/contact'],
  help: ['/help'],
  'list-your-business': ['/list-your-business'],
  privacy: ['/privacy'],
  report: ['/report', '/report?kind=shop&slug=kohi-hitsujigumo'],
  'terms/index': ['/terms'],
  'terms/listing': ['/terms/listing'],
  thanks: ['/thanks?receipt=R261124-1'],
  '404': ['/nothing-here'],
  '500': ['/500'],
};

const LOOKED_UP: Record<string, string> = {
  'a shop run from home': "select slug from shop where address_precision = 'town'",
  'a seller by mail order': `select slug from shop
    join seller_notice on seller_notice.business_id = shop.business_id`,
  'a coupon': 'select slug from coupon order by id',
};

/** The address with what stands in braces found in the site's data. */
function addressOf(path: string, { dataDir }: Site): string {
  return path.replace(
    /\{(.+)\}/,
    (_, what: string) => rowsOf<{ slug: string }>(dataDir, LOOKED_UP[what]!)[0]!.slug,
  );
}

test('every template of the public site is looked at', () => {
  const files = sourceFiles('src/pages/[[]...locale[]]').map(({ path }) => path);
  const templates = files
    .filter((path) => path.endsWith('.astro'))
    .map((path) => path.replace('src/pages/[...locale]/', '').replace('.astro', ''));
  expect(templates.length).toBeGreaterThan(20);
  expect(
    Object.keys(TEMPLATES)
      .filter((name) => !/^\d+$/.test(name))
      .sort(),
  ).toEqual(templates.sort());
});

const english = (path: string) => (path === '/' ? '/en' : `/en${path}`);

/** What the browser has to say against the page: errors of scripts and breaches of the policy. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser reports the page's own 404 or 500 as well.
    if (message.type() === 'error' && !/status of (404|500)/.test(message.text()))
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

/** The first address of a template is looked at in every way, the others on a phone. */
const addresses = Object.values(TEMPLATES).flatMap((paths) =>
  paths.map((path, i) => ({ path, isFirst: i === 0 })),
);

for (const { path, isFirst } of addresses) {
  test.describe(path, () => {
    let address: string;
    test.beforeEach(({ site }) => {
      address = addressOf(path, site);
    });

    for (const [language, to] of [
      ['Japanese', (own: string) => own],
      ...(isFirst ? [['English', english] as const] : []),
    ] as const) {
      test(`is light, accessible and fits on a phone in ${language}`, async ({ tab }) => {
        const complaints = complaintsOf(tab);
        await tab.goto(to(address));
        // With a question in its address the search is in use.
        if (!address.startsWith('/search?')) await expectLight(tab);
        await expectSizedPictures(tab);
        await expectNoSidewaysScroll(tab);
        await expectAccessible(tab);
        await tab.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(tab);
        expect(complaints).toEqual([]);
      });
    }

    if (!isFirst) return;
    test('is accessible on a wide screen, and fits when it is enlarged', async ({ tab }) => {
      const complaints = complaintsOf(tab);
      await tab.setViewportSize({ width: 1280, height: 900 });
      await tab.goto(address);
      await expectAccessible(tab);
      // 1280 pixels at 200 %.
      await tab.setViewportSize({ width: 640, height: 450 });
      await expectNoSidewaysScroll(tab);
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
  for (const path of [
    '/',
    '/shops?category=eat',
    '/shops/kohi-hitsujigumo',
    '/coupons',
    '/events',
    '/jobs/yoiyami-hall',
    '/products/minamo-no-tsuki-junmai',
    '/news',
    '/surveys/population',
  ]) {
    test(`${path} is accessible`, async ({ tab }) => {
      await tab.emulateMedia({ colorScheme: 'dark' });
      await tab.goto(path);
      await expectAccessible(tab);
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
