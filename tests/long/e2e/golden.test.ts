import { expect, test } from '../../support/server.ts';
import { GOLDEN, NONSENSE } from './golden-queries.ts';

/** Types each question into the page as a visitor does and notes the names found, in order. */
test('the first thing found is what was meant, and nonsense finds nothing', async ({ page }) => {
  test.setTimeout(600_000);
  expect(GOLDEN.length).toBeGreaterThanOrEqual(150);
  expect(NONSENSE.length).toBeGreaterThanOrEqual(30);
  await page.goto('/search');
  const box = page.getByRole('main').getByRole('searchbox');
  const titles = page.getByRole('main').locator('[data-found] [data-title]');
  const answered = async (q: string): Promise<string[]> => {
    const before = await page.locator('[data-search]').getAttribute('data-answered');
    expect(before).not.toBe(q);
    await box.fill(q);
    await expect(page.locator('[data-search]')).toHaveAttribute('data-answered', q);
    return titles.allInnerTexts();
  };
  const wrong: string[] = [];
  let [first, five] = [0, 0];
  for (const [q, ...expected] of GOLDEN) {
    const found = await answered(q);
    if (expected.includes(found[0]!)) first += 1;
    else wrong.push(`${q}: ${found.slice(0, 3).join(', ') || 'nothing'}, not ${expected[0]}`);
    if (found.slice(0, 5).some((name) => expected.includes(name))) five += 1;
  }
  const nonsense: string[] = [];
  for (const q of NONSENSE) {
    const found = await answered(q);
    if (found.length > 0) nonsense.push(`${q}: ${found[0]}`);
  }
  test.info().annotations.push({
    type: 'figures',
    description: `first ${first}, first five ${five} of ${GOLDEN.length}; nonsense ${nonsense.length} of ${NONSENSE.length}`,
  });
  expect.soft(nonsense).toEqual([]);
  expect.soft(first / GOLDEN.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(five / GOLDEN.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
});
