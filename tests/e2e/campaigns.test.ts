import { words } from '#i18n/index.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
const w = t.campaigns;

test('a Saturday in December: from the home page to the stops in walking order', async ({
  page,
}) => {
  await page.goto('/');
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(w.see) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('クリスマス市になる');
  await expect(page.getByText('令和7年度に発表されたもの')).toBeVisible();
  const numbers = await page.locator('.stops .number [aria-hidden]').allInnerTexts();
  expect(numbers).toEqual(numbers.map((_, i) => String(i + 1)));
  expect(numbers.length).toBeGreaterThan(8);
  await expectAccessible(page);
});

test('a campaign brings its own colours, by day and by night', async ({ page, request }) => {
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.body.parentElement!).backgroundColor);
  await page.goto('/campaigns/christmas');
  expect(await paper()).toBe('rgb(234, 240, 246)');
  const sheet = await page.locator('link[href^="/theme/"]').getAttribute('href');
  const answer = await request.get(sheet!);
  expect(answer.headers()['cache-control']).toContain('immutable');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).not.toBe('rgb(234, 240, 246)');
  await expectAccessible(page);
  expect((await request.get('/theme/0123456789abcdef.css')).status()).toBe(404);
});

test('the claim about chocolate stands with its year, basis and source', async ({ page }) => {
  await page.goto('/campaigns/chocolate');
  const claim = page.locator('figure').filter({ hasText: '第1位' });
  await expect(claim).toContainText(/2018年.*総世帯.*52市.*家計調査/s);
  expect(await page.getByRole('main').innerText()).not.toContain('日本一');
});

test('the map of a campaign shows its stops by number', async ({ page }) => {
  await page.route('**/tiles.localhost**', (route) => route.fulfill({ status: 204 }));
  await page.goto('/campaigns/christmas');
  await page.getByRole('button', { name: t.map.open }).click();
  await expect(page.locator('.map-mark.number').first()).toHaveText('1');
});
