import type { Reader } from '#server/db.ts';
import { listJoining, listShopsOfBusinesses, type Joining } from './joining-queries.ts';

/** One shop and one campaign it may join, was asked to join or has asked to. */
export interface Joint {
  campaign: { id: number; name: string; startsOn: string; endsOn: string };
  shop: { id: number; name: string };
  /** Local date until which it may ask; undefined once that is over. */
  until: string | undefined;
  call: string | null;
  asked: Joining['asked'][number] | undefined;
}

/** What the shops of some businesses can answer or ask, what waits for their answer first. */
export async function jointsOf(
  read: Reader,
  businesses: readonly number[],
  at: Date,
): Promise<{ joints: Joint[]; hasShops: boolean }> {
  const shops = await listShopsOfBusinesses(read, businesses);
  const { open, asked } = await listJoining(
    read,
    shops.map(({ id }) => id),
    at,
  );
  const joints = shops.flatMap((shop) => {
    const own = asked.filter((one) => one.shop_id === shop.id);
    const mayAsk = open.map((campaign) => ({
      campaign: {
        id: campaign.id,
        name: campaign.name,
        startsOn: campaign.starts_on,
        endsOn: campaign.ends_on,
      },
      shop,
      until: campaign.open_until ?? undefined,
      call: campaign.call,
      asked: own.find((one) => one.campaign_id === campaign.id),
    }));
    const closed = own
      .filter((one) => open.every(({ id }) => id !== one.campaign_id))
      .map((one) => ({
        campaign: {
          id: one.campaign_id,
          name: one.name,
          startsOn: one.starts_on,
          endsOn: one.ends_on,
        },
        shop,
        until: undefined,
        call: null,
        asked: one,
      }));
    return [...mayAsk, ...closed];
  });
  const waits = ({ asked: one }: Joint) => (one?.state === 'invited' ? 0 : one ? 2 : 1);
  return { joints: joints.toSorted((a, b) => waits(a) - waits(b)), hasShops: shops.length > 0 };
}
