import { words } from '#i18n/index.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
const w = t.jobs;

test.use({ viewport: { width: 360, height: 740 } });

test('an evening part-time job in 小郡 is found and leads straight to the employer', async ({
  page,
}) => {
  await page.goto('/jobs');
  await page.getByRole('button', { name: w.filters }).click();
  await page.getByRole('checkbox', { name: w.bands.evening }).check();
  await page.getByRole('checkbox', { name: w.types.casual }).check();
  const areas = page.locator('details', { has: page.locator('input[name="area"]') });
  await areas.locator('summary').click();
  await areas.getByRole('checkbox', { name: /^小郡/ }).check();
  await page.getByRole('button', { name: w.apply }).click();
  await expect(page).toHaveURL(/area=ogori/);
  await page.getByRole('link', { name: '小郡の居酒屋・夜のホール' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/小郡の居酒屋/);
  const apply = page.getByRole('region', { name: w.apply_.title });
  await expect(apply.getByRole('link', { name: w.apply_.phone })).toHaveAttribute(
    'href',
    /^tel:083-900-/,
  );
  await expect(apply.getByRole('link', { name: w.apply_.email })).toHaveAttribute(
    'href',
    /^mailto:/,
  );
});

test('filters are taken off one by one', async ({ page }) => {
  await page.goto('/jobs?area=ogori&hours=evening&weekend=1');
  const chips = page.getByRole('list', { name: w.chosen }).getByRole('link');
  await expect(chips).toHaveCount(3);
  await page.getByRole('link', { name: w.remove(w.weekend) }).click();
  await expect(page).toHaveURL(/\/jobs\?area=ogori&hours=evening$/);
  await expect(chips).toHaveCount(2);
});

test('a filled job says so, has no markup and no way to apply', async ({ page }) => {
  const open = await page.goto('/jobs/yoiyami-hall');
  expect(open!.status()).toBe(200);
  expect(await page.locator('script[type="application/ld+json"]').allTextContents()).toContainEqual(
    expect.stringContaining('"JobPosting"'),
  );
  const closed = await page.goto('/jobs/takasago-nenga');
  expect(closed!.status()).toBe(200);
  await expect(page.getByText(w.closed)).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('a[href^="tel:"], a[href^="mailto:"]')).toHaveCount(0);
  const markup = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(markup.join()).not.toContain('JobPosting');
});

test('how lists are ordered is one tap from the list', async ({ page }) => {
  await page.goto('/jobs');
  await page.getByRole('link', { name: w.orderLink }).click();
  await expect(page.getByRole('heading', { name: '並び順の決め方' })).toBeInViewport();
});

test('the feed carries the jobs of the filters', async ({ request, baseURL }) => {
  const answer = await request.get('/jobs.rss?area=ogori');
  expect(answer.headers()['content-type']).toContain('xml');
  const text = await answer.text();
  expect(text).toContain(`<link>${baseURL}/jobs/yoiyami-hall</link>`);
  expect(text).not.toContain('/jobs/nejiyama-seibi');
});
