import { addDays, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

interface Counted {
  /** Views of the shop's page, uses of its coupons, clicks to its products' EC shops. */
  views: number;
  uses: number;
  clicks: number;
}

export interface ShopResult extends Counted {
  shop: string;
  role: string;
}

export interface CampaignResults {
  name: string;
  /** Views of the campaign's own page. */
  page: number;
  shops: ShopResult[];
  total: Counted;
}

/** What happened within a campaign's days, by shop; undefined where there is no such campaign. */
export async function getResults(read: Reader, id: number): Promise<CampaignResults | undefined> {
  const campaign = await read
    .selectFrom('campaign')
    .select(['name', 'starts_on', 'ends_on'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!campaign) return undefined;
  const days: Days = [campaign.starts_on, campaign.ends_on];
  const own = await countsOf(read, 'campaign', [id], days);
  const shops = await listShopResults(read, id, days);
  const sum = (of: keyof Counted) => shops.reduce((all, shop) => all + shop[of], 0);
  const total = { views: sum('views'), uses: sum('uses'), clicks: sum('clicks') };
  return { name: campaign.name, page: own.get(id) ?? 0, shops, total };
}

type Days = readonly [from: string, until: string];

async function listShopResults(read: Reader, id: number, days: Days): Promise<ShopResult[]> {
  const parts = await read
    .selectFrom('campaign_participant as part')
    .innerJoin('shop', 'shop.id', 'part.shop_id')
    .select(['shop.id', 'shop.name', 'part.role'])
    .where('part.campaign_id', '=', id)
    .orderBy('part.position')
    .execute();
  const shops = parts.map((part) => part.id);
  if (shops.length === 0) return [];
  const views = await countsOf(read, 'shop', shops, days);
  const clicks = await clicksOf(read, shops, days);
  const uses = await usesOf(read, shops, days);
  return parts.map(({ id: shop, name, role }) => ({
    ...{ shop: name ?? '', role },
    ...{ views: views.get(shop) ?? 0, uses: uses.get(shop) ?? 0, clicks: clicks.get(shop) ?? 0 },
  }));
}

type Counts = Map<number, number>;
const countsBy = (rows: { id: number; n: number | null }[]): Counts =>
  new Map(rows.map(({ id, n }) => [id, Number(n ?? 0)]));

/** Views of entries on the days, both inclusive. */
async function countsOf(
  read: Reader,
  kind: 'campaign' | 'shop',
  ids: number[],
  [from, until]: Days,
): Promise<Counts> {
  const rows = await read
    .selectFrom('entry_count')
    .select((eb) => ['entry_id as id', eb.fn.sum<number>('n').as('n')])
    .where('kind', '=', kind)
    .where('entry_id', 'in', ids)
    .where('what', '=', 'view')
    .where('day', '>=', from)
    .where('day', '<=', until)
    .groupBy('entry_id')
    .execute();
  return countsBy(rows);
}

/** Taps that led from a shop's products to its EC shop. */
async function clicksOf(read: Reader, shops: number[], [from, until]: Days): Promise<Counts> {
  const rows = await read
    .selectFrom('product')
    .innerJoin('entry_count', 'entry_count.entry_id', 'product.id')
    .select((eb) => ['product.shop_id as id', eb.fn.sum<number>('entry_count.n').as('n')])
    .where('product.shop_id', 'in', shops)
    .where('entry_count.kind', '=', 'product')
    .where('entry_count.what', '=', 'shop')
    .where('entry_count.day', '>=', from)
    .where('entry_count.day', '<=', until)
    .groupBy('product.shop_id')
    .execute();
  return countsBy(rows);
}

/** Uses of a shop's coupons that stand. */
async function usesOf(read: Reader, shops: number[], [from, until]: Days): Promise<Counts> {
  const rows = await read
    .selectFrom('coupon_use')
    .select((eb) => ['shop_id as id', eb.fn.countAll<number>().as('n')])
    .where('shop_id', 'in', shops)
    .where('undone_at', 'is', null)
    .where('used_at', '>=', toIso(startOfLocalDay(from)))
    .where('used_at', '<', toIso(startOfLocalDay(addDays(until, 1))))
    .groupBy('shop_id')
    .execute();
  return countsBy(rows);
}
