import { words } from '#i18n/index.ts';
import { addPublishedCampaign, setParticipants } from '#features/campaigns/commands.ts';
import { CampaignInput, ParticipantInput } from '#features/campaigns/schema.ts';
import { openStore } from '#server/db.ts';
import { expectAccessible } from '../support/axe.ts';
import { NOW } from '../support/paths.ts';
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

test('another campaign needs data only', async ({ page, site }) => {
  const body = CampaignInput.parse({
    slug: 'spring-lanterns',
    name: '春のちょうちん横丁',
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    look: {
      pattern: 'asanoha',
      hue: 'rose',
      deep: '#3b1026',
      pale: '#fff4f7',
      accent: '#a01c50',
      spark: '#ffd1dc',
    },
    lead: '架空の横丁に、ちょうちんがともります。',
    body: 'ためしのキャンペーンです。',
    story: { route: { title: '歩く順', titleEn: 'The walk', lead: '三軒', leadEn: 'Three' } },
  });
  const stops = [ParticipantInput.parse({ shop: 'kohi-hitsujigumo', role: '一軒目' })];
  const store = openStore(site.dataDir);
  await store.write(async (tx) => {
    const at = new Date(NOW);
    const id = await addPublishedCampaign(tx, body, { demo: true }, at);
    await setParticipants(tx, id, stops, at);
  });
  await store.close();
  await page.goto('/campaigns');
  await page.getByRole('main').getByRole('link', { name: body.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ちょうちん横丁');
  await expect(page.locator('.stops')).toContainText('一軒目');
  const paper = await page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  );
  expect(paper).toBe('rgb(255, 244, 247)');
  await expectAccessible(page);
});
