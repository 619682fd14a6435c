import type { Locator, Page } from 'playwright/test';

/** Sends a form by its button and waits for the answer: going elsewhere before it would take it back. */
export async function post(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await button.click();
  await answered;
}
