import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { accountsJa } from '#i18n/accounts.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { login: w, code: c, frame } = accountsJa;

/** The newest mail to an address that the site has written to its outbox. */
async function mailTo(site: Site, address: string, besides = 0): Promise<string> {
  const dir = path.join(site.dataDir, 'outbox');
  const mails = () => {
    try {
      const files = readdirSync(dir).sort();
      const texts = files.map((file) => readFileSync(path.join(dir, file), 'utf8'));
      return texts.filter((text) => text.includes(`\nTo: ${address}\n`));
    } catch {
      return [];
    }
  };
  await expect.poll(() => mails().length).toBeGreaterThan(besides);
  return mails().at(-1)!;
}

async function signInByCode(page: Page, site: Site, address: string): Promise<void> {
  await page.getByLabel(w.email).fill(address);
  await page.getByRole('button', { name: w.send }).click();
  await expect(page).toHaveURL('/login/code');
  const code = /\b\d{6}\b/.exec((await mailTo(site, address)).split('\n\n').slice(1).join())![0];
  await page.getByLabel(c.code).fill(code);
  await page.getByRole('button', { name: c.enter }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an owner comes back to where he wanted to go, and goes out again', async ({
      page,
      site,
    }) => {
      const address = javaScriptEnabled ? 'owner@example.jp' : 'editor@example.jp';
      await page.goto('/member?from=mail');
      await expect(page).toHaveURL('/login?next=%2Fmember%3Ffrom%3Dmail');
      if (javaScriptEnabled) await expectAccessible(page);
      await signInByCode(page, site, address);
      await expect(page).toHaveURL('/member?from=mail');
      const [cookie] = await page.context().cookies();
      expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/' });
      await page.getByRole('button', { name: frame.signOut }).click();
      await expect(page.getByText(w.out)).toBeVisible();
      await page.context().addCookies([cookie!]);
      await page.goto('/member');
      await expect(page).toHaveURL(/\/login/);
    });
  });
}

test('the demo is one tap away and says where the code is', async ({ page, site }) => {
  await page.goto('/login');
  await expect(page.getByText(path.join(site.dataDir, 'outbox'))).toBeVisible();
  await page.getByRole('button', { name: 'other@example.jp' }).click();
  await expect(page).toHaveURL('/login/code');
  await expectAccessible(page);
  expect(await mailTo(site, 'other@example.jp')).toContain('Subject: 【エール！やまぐち】');
});

test('private pages are kept by nobody, and a member does not see the staff rooms', async ({
  site,
}) => {
  const Cookie = await signIn(site, 'other@example.jp');
  const answer = await fetch(`${site.url}/member`, { headers: { Cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(await answer.text()).toContain('noindex');
  const nobody = await fetch(`${site.url}/member`, { redirect: 'manual' });
  expect(nobody.status).toBe(303);
  expect(nobody.headers.get('cache-control')).toBe('private, no-store');
});

test('a mail that is sent leaves no code behind in the database', async ({ page, site }) => {
  await page.goto('/login');
  await signInByCode(page, site, 'owner@example.jp');
  await expect(page).toHaveURL('/member');
  await expect
    .poll(() => rowsOf(site.dataDir, 'select id from outbox where sent_at is null'))
    .toEqual([]);
  const texts = rowsOf<{ text: string }>(site.dataDir, 'select text from outbox where secret = 1');
  expect(texts.filter(({ text }) => /\d{6}/.test(text))).toEqual([]);
});
