import { expect, test } from 'vitest';
import { addPublishedCampaign } from '#features/campaigns/commands.ts';
import { listDeskCampaigns, listParts } from '#features/campaigns/desk-queries.ts';
import { listApplications } from '#features/campaigns/joining-queries.ts';
import {
  applyToCampaign,
  decideApplication,
  declineCampaign,
  inviteShop,
  openToMembers,
} from '#features/campaigns/joining-commands.ts';
import { jointsOf } from '#features/campaigns/joining.ts';
import { writePart } from '#features/campaigns/part-commands.ts';
import { resultFile } from '#features/campaigns/result-file.ts';
import { getResults } from '#features/campaigns/result-queries.ts';
import { ApplyInput, PartInCampaignInput } from '#features/campaigns/desk-input.ts';
import { CampaignInput } from '#features/campaigns/schema.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const LATER = new Date('2026-12-20T15:00:00.000Z');
const SITE = 'https://yell.example';

async function campaign(store: Store) {
  const body = CampaignInput.parse({
    ...{ slug: 'ume', name: '梅の小径', startsOn: '2026-11-20', endsOn: '2026-12-25' },
    look: {
      ...{ pattern: 'asanoha', hue: 'plum', deep: '#3b1026', pale: '#fff4f7' },
      ...{ accent: '#a01c50', spark: '#ffd1dc' },
    },
    ...{ lead: '梅', body: '梅' },
  });
  const id = await store.write((tx) => addPublishedCampaign(tx, body, { demo: false }, AT));
  const shop = await store.read
    .selectFrom('shop')
    .select(['id', 'business_id'])
    .where('slug', '=', 'kohi-hitsujigumo')
    .executeTakeFirstOrThrow();
  return { id, shop: shop.id, business: shop.business_id };
}

const open = (store: Store, id: number) =>
  store.write((tx) => openToMembers(tx, { id, openUntil: '2026-12-20', call: 'ぜひ' }, AT));

const mailsOf = async (store: Store) =>
  (await store.read.selectFrom('outbox').select(['recipient', 'subject', 'text']).execute()).filter(
    ({ subject }) => subject.includes('梅の小径'),
  );

test('a shop is asked once, by mail, and who has not answered is seen', async () => {
  const { store } = await townDatabase();
  const { id, shop, business } = await campaign(store);
  await open(store, id);
  const invite = () => store.write((tx) => inviteShop(tx, { id, shop }, SITE, AT));
  expect([await invite(), await invite()]).toEqual([true, false]);
  const mails = await mailsOf(store);
  expect(mails).toMatchObject([{ recipient: `business:${business}` }]);
  expect(mails[0]!.text).toContain(`${SITE}/member/campaigns`);
  expect(await listApplications(store.read, id)).toMatchObject([{ state: 'invited' }]);
  const { joints } = await jointsOf(store.read, [business], AT);
  expect(joints[0]).toMatchObject({ campaign: { id }, asked: { state: 'invited' } });
  expect(await store.write((tx) => inviteShop(tx, { id, shop: 99_999 }, SITE, AT))).toBeUndefined();
});

test('a shop asks, is let in at the end of the way with what it offers, and is told', async () => {
  const { store } = await townDatabase();
  const { id, shop, business } = await campaign(store);
  const asked = ApplyInput.parse({
    id,
    shop,
    dish: '梅のラテ',
    price: '６００',
    message: 'よろしく',
  });
  const apply = (businesses: number[] | undefined, at = AT) =>
    store.write((tx) => applyToCampaign(tx, asked, businesses, at));
  expect(await apply([business]), 'it is not open').toBe('closed');
  await open(store, id);
  expect(await apply([business + 1]), 'somebody else’s shop').toBeUndefined();
  expect(await apply([business])).toBe('applied');
  const [line] = (await listDeskCampaigns(store.read)).filter((one) => one.id === id);
  expect(line).toMatchObject({ waiting: 1, parts: 0 });
  expect(await listParts(store.read, id)).toEqual([]);
  const decide = () =>
    store.write((tx) => decideApplication(tx, { id, shop, outcome: 'accepted' }, SITE, AT));
  expect([await decide(), await decide()]).toEqual([true, false]);
  expect(await listParts(store.read, id)).toMatchObject([
    { shop_id: shop, dish: '梅のラテ', price: 600, position: 1 },
  ]);
  expect((await mailsOf(store)).map(({ subject }) => subject)).toEqual([
    '「梅の小径」への参加が決まりました',
  ]);
  expect(await apply([business]), 'what is decided is decided').toBe('closed');
});

test('the last day is a day, and the next is too late', async () => {
  const { store } = await townDatabase();
  const { id, shop, business } = await campaign(store);
  await open(store, id);
  const asked = ApplyInput.parse({ id, shop });
  const apply = (at: Date) => store.write((tx) => applyToCampaign(tx, asked, [business], at));
  expect(await apply(new Date(+LATER - 1))).toBe('applied');
  expect(await apply(LATER)).toBe('closed');
});

test('a shop says no, and may still say yes while it is open', async () => {
  const { store } = await townDatabase();
  const { id, shop, business } = await campaign(store);
  await open(store, id);
  await store.write((tx) => inviteShop(tx, { id, shop }, SITE, AT));
  const decline = (businesses: number[]) =>
    store.write((tx) => declineCampaign(tx, { id, shop }, businesses, AT));
  expect(await decline([business + 1])).toBe(false);
  expect(await decline([business])).toBe(true);
  expect(await listApplications(store.read, id)).toMatchObject([{ state: 'declined' }]);
  await store.write((tx) => applyToCampaign(tx, ApplyInput.parse({ id, shop }), [business], AT));
  expect(await listApplications(store.read, id)).toMatchObject([{ state: 'applied' }]);
});

test('results are what was counted on the campaign’s days, by shop and together, also as a file', async () => {
  const { store } = await townDatabase();
  const { id, shop } = await campaign(store);
  const part = PartInCampaignInput.parse({ id, shop, role: '=1+1' });
  const product = await store.read
    .selectFrom('product')
    .select('id')
    .where('shop_id', '=', shop)
    .executeTakeFirstOrThrow();
  const coupon = await store.read
    .selectFrom('coupon')
    .select('id')
    .where('shop_id', '=', shop)
    .executeTakeFirstOrThrow();
  await store.write(async (tx) => {
    await writePart(tx, part, AT);
    await tx.deleteFrom('entry_count').execute();
    await tx.deleteFrom('coupon_use').execute();
    const day = (
      kind: 'shop' | 'product' | 'campaign',
      entry_id: number,
      on: string,
      n: number,
    ) => ({
      ...{ kind, entry_id, day: on, n },
      what: kind === 'product' ? ('shop' as const) : ('view' as const),
    });
    await tx
      .insertInto('entry_count')
      .values([
        day('shop', shop, '2026-11-19', 100),
        day('shop', shop, '2026-11-20', 3),
        day('shop', shop, '2026-12-25', 4),
        day('shop', shop, '2026-12-26', 100),
        day('product', product.id, '2026-12-01', 5),
        day('campaign', id, '2026-12-01', 9),
      ])
      .execute();
    const use = (used_at: string, i: number, undone_at: string | null = null) => ({
      ...{ coupon_id: coupon.id, shop_id: shop, token_hash: String(i).repeat(64), used_at },
      ...{ period: `p${i}`, undone_at },
    });
    await tx
      .insertInto('coupon_use')
      .values([
        use('2026-11-19T15:00:00.000Z', 1),
        use('2026-12-25T14:59:59.000Z', 2),
        use('2026-12-25T15:00:00.000Z', 3),
        use('2026-12-01T03:00:00.000Z', 4, '2026-12-01T03:00:10.000Z'),
      ])
      .execute();
  });
  const results = (await getResults(store.read, id))!;
  const counted = { views: 7, uses: 2, clicks: 5 };
  expect(results).toMatchObject({ page: 9, total: counted, shops: [counted] });
  const file = resultFile(results);
  expect(file.startsWith('\uFEFF')).toBe(true);
  expect(file).toContain("'=1+1,7,2,5\r\n");
  expect(await getResults(store.read, 99_999)).toBeUndefined();
});
