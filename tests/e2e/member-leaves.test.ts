import { readFile } from 'node:fs/promises';
import { businessesJa } from '#i18n/businesses.ja.ts';
import { membersJa } from '#i18n/members.ja.ts';
import { peopleJa } from '#i18n/people.ja.ts';
import { expect, test as base } from 'playwright/test';
import { signIn } from '../support/login.ts';
import { startSite, type Site } from '../support/process.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { copyTemplate } from '../support/template.ts';

/** A site of its own: whoever leaves is gone for the other tests too. */
const test = base.extend<object, { site: Site }>({
  site: [
    async ({}, use, worker) => {
      const site = await startSite(await copyTemplate(`leaves-${worker.workerIndex}`));
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

const WAYS = [
  { way: 'without JavaScript', who: 'owner@example.jp', left: 'K-7', came: '架空の新会員' },
  { way: 'with JavaScript', who: 'other@example.jp', left: 'K-9', came: '架空の次の会員' },
];

for (const { way, who, left, came } of WAYS) {
  test.describe(way, () => {
    test.use({ javaScriptEnabled: way === 'with JavaScript' });

    test('a member leaves: the list says so, what is public is ended, and their data is handed out and erased', async ({
      page,
      site,
    }) => {
      const [shop] = rowsOf<{ slug: string; business: number; name: string; person: number }>(
        site.dataDir,
        `select shop.slug, business.id as business, business.name, account.id as person from shop
     join business on business.id = shop.business_id join business_account using (business_id)
     join account on account.id = account_id where email = ?`,
        who,
      );
      const { slug, business, name, person } = shop!;
      withDatabase(site.dataDir, (sqlite) =>
        sqlite.prepare('update business set member_number = ? where id = ?').run(left, business),
      );
      const owner = await signIn(site, who);
      await signIn(site, 'staff@example.jp', page.context());

      await page.goto('/staff/people');
      await page.getByRole('link', { name: membersJa.link }).click();
      const list = [
        '会員番号\t事業所名\t会員区分',
        `${left}\t${name}\t退会`,
        `${left}-2\t${came}\t会員`,
        '\t番号のない店\t会員',
      ];
      await page.getByLabel(membersJa.pasted).fill(list.join('\n'));
      await page.getByRole('button', { name: membersJa.read }).click();
      await expect(page.getByText(membersJa.counts.add(1))).toBeVisible();
      await expect(page.getByText(membersJa.counts.change(1))).toBeVisible();
      await expect(page.getByText(membersJa.counts.refuse(1))).toBeVisible();
      await expect(page.getByText(membersJa.table.hasPublic)).toBeVisible();
      await page.getByRole('button', { name: membersJa.apply }).click();
      await expect(page.getByText(membersJa.done(1, 1, 0))).toBeVisible();

      await page.getByRole('link', { name, exact: true }).click();
      await page.getByLabel(businessesJa.unpublish).check();
      await page.getByRole('button', { name: businessesJa.save }).click();
      await expect(page.getByText(businessesJa.saved)).toBeVisible();
      expect((await fetch(`${site.url}/shops/${slug}`)).status).toBeGreaterThanOrEqual(404);
      await page.goto('/staff/members-import');
      await expect(page.getByRole('heading', { name: membersJa.left.title })).toBeHidden();

      await page.goto(`/staff/people/${person}`);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: peopleJa.data }).click();
      const data = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
        account: { email: string };
      };
      expect(data.account.email).toBe(who);
      await page.getByRole('link', { name: peopleJa.erase.link }).click();
      await expect(page.getByText(peopleJa.erase.onlyOwner)).toBeVisible();
      await page.getByLabel(peopleJa.erase.asked).check();
      await page.getByRole('button', { name: peopleJa.erase.button }).click();
      await expect(page.getByText(peopleJa.did['erase']!)).toBeVisible();
      const home = await fetch(`${site.url}/member`, {
        headers: { cookie: owner },
        redirect: 'manual',
      });
      expect(home.headers.get('location')).toContain('/login');
      expect(rowsOf(site.dataDir, 'select id from account where email = ?', who)).toEqual([]);
    });
  });
}
