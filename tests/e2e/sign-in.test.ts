import path from 'node:path';
import type { Page } from 'playwright/test';
import { accountsJa } from '#i18n/accounts.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { codeIn, linkIn, mailsTo, mailTo } from '../support/outbox.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { login: w, code: c, frame, form: f } = accountsJa;

async function signInByCode(page: Page, site: Site, address: string): Promise<void> {
  const before = mailsTo(site, address).length;
  await page.getByLabel(w.email).fill(address);
  await page.getByRole('button', { name: w.send }).click();
  await expect(page).toHaveURL('/login/code');
  await page.getByLabel(c.code).fill(codeIn(await mailTo(site, address, before)));
  await page.getByRole('button', { name: c.enter, exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody comes back to where they wanted to go, and goes out again', async ({
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

    test('a wrong code says so beside its field, and the right one still works', async ({
      page,
      site,
    }) => {
      const address = javaScriptEnabled ? 'other@example.jp' : 'admin@example.jp';
      const before = mailsTo(site, address).length;
      await page.goto('/login');
      await page.getByLabel(w.email).fill('だめ');
      await page.getByRole('button', { name: w.send }).click();
      await expect(page.locator('#email-error')).toHaveText(f.errors.notAMail);
      await expect(page.getByLabel(w.email)).toHaveValue('だめ');
      await page.getByLabel(w.email).fill(address.toUpperCase());
      await page.getByRole('button', { name: w.send }).click();
      const code = codeIn(await mailTo(site, address, before));
      await page.getByLabel(c.code).fill(code === '000000' ? '111111' : '000000');
      await page.getByRole('button', { name: c.enter, exact: true }).click();
      await expect(page.locator('#code-error')).toHaveText(f.errors.wrong);
      if (javaScriptEnabled) await expectAccessible(page);
      const fullWidth = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      await page.getByLabel(c.code).fill(fullWidth.join(''));
      await page.getByRole('button', { name: c.enter, exact: true }).click();
      await expect(page).toHaveURL(javaScriptEnabled ? '/member' : '/staff');
    });
  });
}

test('the demo is one tap away and says where the code is', async ({ page, site }) => {
  await page.goto('/login');
  await expect(page.getByText(path.join(site.dataDir, 'outbox'))).toBeVisible();
  await page.getByRole('button', { name: 'staff@example.jp' }).click();
  await expect(page).toHaveURL('/login/code');
  await expectAccessible(page);
  expect(await mailTo(site, 'staff@example.jp')).toContain('Subject: 【エール！やまぐち】');
});

test('private pages are kept by nobody and shown to nobody else', async ({ site }) => {
  const Cookie = await signIn(site, 'other@example.jp');
  for (const target of ['/member', '/account', '/login']) {
    const answer = await fetch(`${site.url}${target}`, { headers: { Cookie } });
    expect(answer.status, target).toBe(200);
    expect(answer.headers.get('cache-control'), target).toBe('private, no-store');
    expect(await answer.text(), target).toContain('noindex');
    const nobody = await fetch(`${site.url}${target}`, { redirect: 'manual' });
    expect(nobody.status, target).toBe(target === '/login' ? 200 : 303);
    expect(nobody.headers.get('cache-control'), target).toBe('private, no-store');
  }
});

test('a mail that is sent leaves no code behind in the database', async ({ page, site }) => {
  await page.goto('/login');
  await signInByCode(page, site, 'owner@example.jp');
  await expect(page).toHaveURL('/member');
  await expect
    .poll(() => rowsOf(site.dataDir, 'select id from outbox where sent_at is null and secret = 1'))
    .toEqual([]);
  const texts = rowsOf<{ text: string }>(site.dataDir, 'select text from outbox where secret = 1');
  expect(texts.filter(({ text }) => /\d{6}/.test(text))).toEqual([]);
});

test('a session that somebody else planted is not the one that is signed in', async ({
  page,
  site,
}) => {
  const planted = 'p'.repeat(43);
  await page.context().addCookies([{ name: 'session', value: planted, url: site.url }]);
  await page.goto('/login');
  await signInByCode(page, site, 'editor@example.jp');
  await expect(page).toHaveURL('/member');
  const [cookie] = await page.context().cookies();
  expect(cookie!.value).not.toBe(planted);
  await page.goto('/login');
  await signInByCode(page, site, 'editor@example.jp');
  await expect(page).toHaveURL('/member');
  // Signing in anew ended the session before.
  const answer = await fetch(`${site.url}/member`, {
    headers: { Cookie: `session=${cookie!.value}` },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
});

test('signing in leads to no other site, whatever the address says', async ({ page, site }) => {
  for (const next of [
    'https://evil.example/',
    '//evil.example/member',
    '/\\evil.example',
    '/shops',
  ]) {
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await expect(page.locator('form:has([type=email]) input[name=next]')).toHaveCount(0);
  }
  const answer = await fetch(`${site.url}/login?_action=accounts.askCode`, {
    method: 'POST',
    headers: { Origin: site.url },
    body: new URLSearchParams({ email: 'other@example.jp', next: '//evil.example/member' }),
    redirect: 'manual',
  });
  expect(answer.headers.get('location')).toBe('/login/code');
  const rows = rowsOf<{ next: string | null }>(
    site.dataDir,
    "select next from sign_in where email = 'other@example.jp' order by created_at desc limit 1",
  );
  expect(rows).toEqual([{ next: null }]);
});

test('whether an address is known shows in no answer', async ({ site }) => {
  const ask = (action: string, email: string, more = {}) =>
    fetch(`${site.url}/login?_action=accounts.${action}`, {
      method: 'POST',
      headers: { Origin: site.url },
      body: new URLSearchParams({ email, ...more }),
      redirect: 'manual',
    });
  for (const [action, more] of [
    ['askCode', {}],
    ['askReset', {}],
    ['enterPassword', { password: 'なにかのパスワードです。' }],
  ] as const) {
    const start = performance.now();
    const known = await ask(action, 'owner@example.jp', more);
    const between = performance.now();
    const unknown = await ask(action, 'nobody@example.com', more);
    const took = [between - start, performance.now() - between];
    expect(known.status, action).toBe(unknown.status);
    expect([...known.headers.keys()], action).toEqual([...unknown.headers.keys()]);
    const texts = [await known.text(), await unknown.text()];
    const [a, b] = texts.map((text) =>
      text.replaceAll(/owner@example\.jp|nobody@example\.com/g, ''),
    );
    expect(a === b, action).toBe(true);
    expect(Math.min(...took), action).toBeGreaterThan(245);
  }
});

test('a forgotten password is replaced through a link, and does not sign in by itself', async ({
  page,
  site,
}) => {
  const { forgot, reset } = accountsJa;
  const address = 'editor@example.jp';
  const Cookie = await signIn(site, address);
  const before = mailsTo(site, address).length;
  await page.goto('/login/password');
  await page.getByRole('link', { name: accountsJa.password.forgot }).click();
  await page.getByLabel(w.email).fill(address);
  await page.getByRole('button', { name: forgot.send }).click();
  await expect(page.getByText(forgot.sent)).toBeVisible();
  const link = linkIn(await mailTo(site, address, before));
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel(reset.password).fill('みじかい');
  await page.getByRole('button', { name: reset.save }).click();
  await expect(page.locator('#password-error')).toHaveText(f.errors.tooShort);
  await page.getByLabel(reset.password).fill('坂の上の喫茶店で待ち合わせ');
  await page.getByLabel(reset.password).fill('坂の上の喫茶店で毎朝待ち合わせ');
  await page.getByRole('button', { name: reset.save }).click();
  await expect(page.getByText(w.reset)).toBeVisible();
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('session');
  const old = await fetch(`${site.url}/member`, { headers: { Cookie }, redirect: 'manual' });
  expect(old.status).toBe(303);
  expect((await page.goto(link))!.status()).toBe(410);
  await page.goto('/login/password');
  await page.getByLabel(w.email).fill(address);
  await page.getByLabel(accountsJa.password.password).fill('坂の上の喫茶店で毎朝待ち合わせ');
  await page.getByRole('button', { name: accountsJa.password.enter, exact: true }).click();
  await expect(page).toHaveURL('/member');
  expect(site.output()).not.toContain(link.split('=')[1]);
});

test('what the staff typed is back in its form after their session has ended', async ({ site }) => {
  const sent = await fetch(`${site.url}/staff/news/new?_action=news.save`, {
    method: 'POST',
    headers: { Origin: site.url },
    body: new URLSearchParams({ title: '三日間の休館', body: '設備の点検で 休みます。' }),
    redirect: 'manual',
  });
  expect(sent.status).toBe(303);
  const asked = new URL(sent.headers.get('location')!, site.url);
  expect(asked.pathname).toBe('/login');
  const next = asked.searchParams.get('next')!;
  expect(rowsOf(site.dataDir, "select id from news where title = '三日間の休館'")).toEqual([]);
  const Cookie = await signIn(site, 'staff@example.jp');
  const page = await (await fetch(site.url + next, { headers: { Cookie } })).text();
  expect(page).toContain('value="三日間の休館"');
  expect(page).toContain('設備の点検で 休みます。');
});
