import { words } from '#i18n/index.ts';
import { Finger } from '../support/finger.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
test.use({ viewport: { width: 360, height: 780 } });

test('from the home page to an open shop in two taps', async ({ page }) => {
  const finger = new Finger(page);
  await page.goto('/');
  await finger.open(finger.bar(t.nav.openNow));
  await finger.tap(finger.first('shops'));
  await expect(page.locator('.open-mark').first()).toHaveText(/^(営業中|まもなく閉店|24時間営業)/);
  finger.done('an open shop', 2);
});

test('from the home page to a coupon for tonight in two taps', async ({ page }) => {
  const finger = new Finger(page);
  await page.goto('/');
  await finger.open(finger.bar(t.nav.coupons));
  await finger.tap(finger.first('coupons'));
  await expect(page).toHaveURL(/\/coupons\/[a-z0-9-]+$/);
  finger.done('a coupon for tonight', 2);
});

test('from the home page to what is on this weekend in two taps', async ({ page }) => {
  const finger = new Finger(page);
  await page.goto('/');
  await finger.open(page.getByRole('main').locator('a[href*="weekend"]').first());
  await finger.tap(finger.first('events'));
  await expect(page).toHaveURL(/\/events\/[a-z0-9-]+$/);
  finger.done('this weekend', 2);
});

test('from the home page to a job in two taps', async ({ page }) => {
  const finger = new Finger(page);
  await page.goto('/');
  await finger.open(finger.bar(t.nav.jobs));
  await finger.tap(finger.first('jobs'));
  await expect(page).toHaveURL(/\/jobs\/[a-z0-9-]+$/);
  finger.done('a job', 2);
});

test('from the home page to a gift in two taps', async ({ page }) => {
  const finger = new Finger(page);
  await page.goto('/');
  await finger.open(page.getByRole('main').locator('a[href*="/products?gift=1"]').first());
  await finger.tap(finger.first('products'));
  await expect(page).toHaveURL(/\/products\/[a-z0-9-]+$/);
  finger.done('a gift', 2);
});
