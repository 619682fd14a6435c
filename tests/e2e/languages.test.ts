import type { Page } from 'playwright/test';
import { words } from '#i18n/index.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const PAGES = [
  '/',
  '/shops',
  '/shops?category=eat&open=1',
  '/shops?q=zzz',
  '/shops/kohi-hitsujigumo',
  '/shops/nothing-here',
  '/nothing-here',
  '/coupons',
  '/events',
  '/embed/events',
  '/jobs',
  '/jobs/policy',
  '/products',
  '/campaigns',
  '/campaigns/christmas',
  '/campaigns/chocolate',
  '/news',
  '/news/demo-stamp-rally',
  '/surveys',
  '/surveys/population',
  '/surveys/conditions-demo-2026-07',
  '/surveys/conditions-demo-2026-07/di-1',
  '/surveys/traffic-demo-2026-10',
  '/plan',
  '/search?q=cafe',
  '/opendata',
  '/about',
  '/help',
  '/terms',
  '/terms/listing',
  '/privacy',
  '/accessibility',
  '/contact',
  '/report',
  '/list-your-business',
];

test('a visitor changes the language and stays on the page', async ({ page }) => {
  await page.goto('/shops?area=yuda&category=eat');
  await page.getByText(words('ja').site.menu, { exact: true }).click();
  await page.getByRole('link', { name: 'English' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/\/en\/shops\?area=yuda&category=eat$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('en').shops.title);
  await page.getByText(words('en').site.menu, { exact: true }).click();
  await page.getByRole('link', { name: '日本語' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/\d\/shops\?area=yuda&category=eat$/);
});

for (const path of PAGES) {
  test(`${path} in English has no Japanese that is not marked as such`, async ({ tab }) => {
    await tab.goto(path === '/' ? '/en' : `/en${path}`);
    await expect(tab.locator('html')).toHaveAttribute('lang', 'en');
    expect(await unmarkedJapanese(tab)).toEqual([]);
  });
}

/** Entries whose shop, or they themselves, nobody has translated. */
const UNTRANSLATED = {
  shop: "select '/shops/' || slug as path from shop where name_en is null",
  coupon: `select '/coupons/' || coupon.slug as path from coupon
    join shop on shop.id = coupon.shop_id where shop.name_en is null`,
  job: `select '/jobs/' || job.slug as path from job
    join shop on shop.id = job.shop_id where shop.name_en is null`,
  product: "select '/products/' || slug as path from product where name_en is null",
  news: "select '/news/' || slug as path from news where title_en is null",
  event: "select '/events/' || slug as path from event order by title_en is null desc, id",
};
for (const [kind, sql] of Object.entries(UNTRANSLATED)) {
  test(`the English page of a ${kind} marks the names that nobody has translated`, async ({
    page,
    site,
  }) => {
    const { path } = rowsOf<{ path: string }>(site.dataDir, sql)[0]!;
    await page.goto(`/en${path}`);
    const title = await page.title();
    const found = await unmarkedJapanese(page);
    // A title has no parts that could be marked.
    expect(found.filter((text) => text !== title)).toEqual([]);
  });
}

/** Texts, and attributes that are read out, with Japanese in them where the language is not Japanese. */
function unmarkedJapanese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const japanese = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/;
    const isEnglish = (element: Element | null) =>
      element?.closest('[lang]')?.getAttribute('lang') === 'en';
    const found = [document.title].filter((text) => japanese.test(text));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.matches('script, style')) continue;
      if (japanese.test(node.textContent ?? '') && isEnglish(parent))
        found.push(parent.outerHTML.slice(0, 200));
    }
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        if (japanese.test(element.getAttribute(name)!) && isEnglish(element)) {
          found.push(element.outerHTML.slice(0, 200));
        }
      }
    }
    return found;
  });
}
