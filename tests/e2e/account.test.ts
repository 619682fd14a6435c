import type { Page } from 'playwright/test';
import { Secret, TOTP } from 'otpauth';
import { accountsJa } from '#i18n/accounts.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { codeIn, linkIn, mailsTo, mailTo } from '../support/outbox.ts';
import { NOW } from '../support/paths.ts';
import { post } from '../support/post.ts';
import { runCli } from '../support/process.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { account: w, security: s, generator: g, invite: i, login, form: f, people: p } = accountsJa;
const PASSWORD = '川沿いの桜並木を犬と歩く朝';

/** An authenticator on the device itself, that says yes to everything. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('an administrator invited from the command line signs in with a passkey from then on', async ({
  page,
  site,
}) => {
  await withAuthenticator(page);
  const address = 'kanri@example.com';
  const { code, output } = await runCli(
    'src/cli/admin-create.ts',
    { DATA_DIR: site.dataDir, SITE_URL: site.url },
    [address],
  );
  expect(code).toBe(0);
  await page.goto(/\/invite\?t=\S+/.exec(output)![0]);
  await expectAccessible(page);
  await page.getByRole('button', { name: i.start }).click();
  await expect(page.locator('#name-error')).toHaveText(f.errors.name);
  await page.getByLabel(i.name).fill('管理 花子');
  await page.getByRole('button', { name: i.start }).click();
  await expect(page.locator('#password-error')).toHaveText(f.errors.required);
  await page.getByLabel(i.password).fill(`${PASSWORD}です。`);
  await page.getByRole('button', { name: i.start }).click();
  await expect(page).toHaveURL(/\/account\/passkey/);
  await page.goto('/member');
  await expect(page).toHaveURL('/account/security');
  await expect(page.getByText(s.required)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: s.addPasskey }).click();
  await expect(page.getByText(s.done)).toBeVisible();
  await expect(page.getByText(s.removePasskey)).toBeVisible();
  await post(page, page.getByRole('button', { name: accountsJa.frame.signOut }));
  await page.goto('/login?next=/account');
  await page.getByRole('button', { name: login.passkey }).click();
  await expect(page).toHaveURL('/account');
  const [session] = rowsOf<{ second_factor: number }>(
    site.dataDir,
    'select second_factor from session join account on account.id = account_id where email = ?',
    address,
  );
  expect(session).toEqual({ second_factor: 1 });
  await post(page, page.getByRole('button', { name: accountsJa.frame.signOut }));
  await page.goto('/login/password');
  await page.getByLabel(login.email).fill(address);
  await page.getByLabel(accountsJa.password.password).fill(`${PASSWORD}です。`);
  await page.getByRole('button', { name: accountsJa.password.enter, exact: true }).click();
  await expect(page).toHaveURL('/login/second');
});

test('a passkey of nobody, an answer of before, and rubbish are refused', async ({ site }) => {
  const send = (answer: string, cookie = '') =>
    fetch(`${site.url}/login?_action=accounts.enterPasskey`, {
      method: 'POST',
      headers: { Origin: site.url, Cookie: cookie },
      body: new URLSearchParams({ answer }),
      redirect: 'manual',
    });
  const begun = await fetch(`${site.url}/_actions/accounts.beginPasskey`, {
    method: 'POST',
    headers: { Origin: site.url, 'Content-Type': 'application/json' },
    body: JSON.stringify({ own: false, next: null }),
  });
  expect(begun.status).toBe(200);
  const cookie = begun.headers.getSetCookie()[0]!.split(';')[0]!;
  for (const answer of ['', '{', '[]', '{"id":5}', JSON.stringify({ id: 'nobody' })]) {
    expect((await send(answer, cookie)).status, answer).toBe(422);
  }
  expect((await send(JSON.stringify({ id: 'nobody' }))).status).toBe(422);
});

test('an owner protects the account with a code generator and comes in by a recovery code', async ({
  page,
  site,
}) => {
  const address = 'other@example.jp';
  await signIn(site, address, page.context());
  await page.goto('/account');
  await expectAccessible(page);
  await page.getByRole('link', { name: w.securityLink }).click();
  await page.getByRole('link', { name: s.addGenerator }).click();
  await expectAccessible(page);
  const secret = (await page.locator('code').textContent())!.replaceAll(' ', '');
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.parse(NOW),
  });
  await page.getByLabel(g.code).fill(code);
  await page.getByRole('button', { name: g.confirm }).click();
  await expect(page.getByText(g.codesLead)).toBeVisible();
  const [recovery] = await page.locator('ol code').allTextContents();
  const before = mailsTo(site, address).length;
  await page.getByRole('button', { name: accountsJa.frame.signOut }).click();
  await page.getByLabel(login.email).fill(address);
  await page.getByRole('button', { name: login.send }).click();
  await page.getByLabel(accountsJa.code.code).fill(codeIn(await mailTo(site, address, before)));
  await page.getByRole('button', { name: accountsJa.code.enter, exact: true }).click();
  await expect(page).toHaveURL('/login/second');
  await page.getByLabel(accountsJa.second.code).fill(code);
  await page.getByRole('button', { name: accountsJa.code.enter, exact: true }).click();
  await expect(page.locator('#code-error')).toHaveText(f.errors.wrong);
  await page.getByLabel(accountsJa.second.code).fill(recovery!);
  await page.getByRole('button', { name: accountsJa.code.enter, exact: true }).click();
  await expect(page).toHaveURL('/member');
  await page.goto('/account/security');
  await expect(page.getByText(s.codesLeft(9))).toBeVisible();
  await page.getByRole('button', { name: s.removeGenerator }).click();
  await expect(page.getByText(s.done)).toBeVisible();
});

test('an owner invites an editor, who may correct entries but invite nobody', async ({
  page,
  site,
  browser,
}) => {
  const address = `shin-${process.pid}@example.com`;
  await signIn(site, 'owner@example.jp', page.context());
  await page.goto('/account');
  await page.getByRole('link', { name: /の人たち/ }).click();
  await expectAccessible(page);
  const people = new URL(page.url());
  await page.getByLabel(login.email).fill(address);
  await page.getByRole('button', { name: p.send }).click();
  await expect(page.getByText(p.sent)).toBeVisible();
  const theirs = await browser.newPage({ baseURL: site.url });
  await theirs.goto(linkIn(await mailTo(site, address)));
  await theirs.getByLabel(i.name).fill('新 店員');
  await theirs.getByRole('button', { name: i.start }).click();
  await expect(theirs).toHaveURL(/\/account\/passkey/);
  await theirs.getByRole('link', { name: s.later }).click();
  await expect(theirs).toHaveURL('/member');
  const refused = await theirs.goto(people.pathname + people.search);
  expect(refused!.status()).toBe(403);
  await page.reload();
  await page.getByRole('button', { name: `新 店員 ${p.remove}` }).click();
  await expect(page.getByText(p.removed)).toBeVisible();
  await theirs.close();
});

test('a session is ended from another device, a name is changed, and fields nobody asked for change nothing', async ({
  page,
  site,
}) => {
  await signIn(site, 'editor@example.jp', page.context());
  const Cookie = await signIn(site, 'editor@example.jp');
  await page.goto('/account');
  await page.getByRole('button', { name: w.endOthers }).click();
  await expect(page.getByText(w.saved)).toBeVisible();
  const other = await fetch(`${site.url}/account`, { headers: { Cookie }, redirect: 'manual' });
  expect(other.status).toBe(303);
  const mine = (await page.context().cookies()).find(({ name }) => name === 'session')!;
  const read = () =>
    rowsOf(site.dataDir, "select * from account where email = 'editor@example.jp'");
  const [before] = read() as { name: string }[];
  await fetch(`${site.url}/account?_action=accounts.rename`, {
    method: 'POST',
    headers: { Origin: site.url, Cookie: `session=${mine.value}` },
    body: new URLSearchParams({
      name: '新しい名',
      role: 'admin',
      id: '1',
      accountId: '1',
      email: 'evil@example.com',
      demo: '0',
      state: 'suspended',
    }),
  });
  expect(read()).toEqual([
    { ...before, name: '新しい名', updated_at: expect.stringContaining('Z') },
  ]);
});

test('somebody who is suspended is out at the next request', async ({ site }) => {
  const Cookie = await signIn(site, 'other@example.jp');
  const visit = () => fetch(`${site.url}/member`, { headers: { Cookie }, redirect: 'manual' });
  const set = (state: string) =>
    withDatabase(site.dataDir, (db) =>
      db.prepare("update account set state = ? where email = 'other@example.jp'").run(state),
    );
  expect((await visit()).status).toBe(200);
  set('suspended');
  expect((await visit()).status).toBe(303);
  set('active');
});
