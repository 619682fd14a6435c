import { expect, test } from '../support/server.ts';
import { expectAccessible } from '../support/axe.ts';
test('smoke', async ({ page }) => {
  await page.goto('/shops');
  await expectAccessible(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
