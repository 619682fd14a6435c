import { defineAction } from 'astro:actions';
import { signedIn } from '#features/accounts/signed-in.ts';
import { couponAgain, newCoupon } from '#features/coupons/again.ts';
import type { CouponBody } from '#features/coupons/schema.ts';
import { createDraft } from '#features/drafts/commands.ts';
import { findEntry, getDraft } from '#features/drafts/queries.ts';
import type { Body, Editor } from '#features/drafts/schema.ts';
import { found, written } from '#features/drafts/written.ts';
import { eventAgain, newEvent } from '#features/events/again.ts';
import { getFreshEvent } from '#features/events/form-queries.ts';
import type { EventBody } from '#features/events/schema.ts';
import { jobAgain, newJob } from '#features/jobs/again.ts';
import { getRecruiter } from '#features/jobs/queries.ts';
import type { JobBody } from '#features/jobs/schema.ts';
import { productAgain } from '#features/products/again.ts';
import type { ProductBody } from '#features/products/schema.ts';
import { now } from '#server/clock.ts';
import { store } from '#server/store.ts';
import {
  AgainInput,
  CouponStartInput,
  EventStartInput,
  JobStartInput,
  ProductStartInput,
  REPEATABLE,
} from './schema.ts';

type Repeatable = (typeof REPEATABLE)[number];

/** The next one of its kind, from the last. */
const AGAIN: Record<Repeatable, (body: Body, at: Date) => Body> = {
  coupon: (body, at) => couponAgain(body as CouponBody, at),
  job: (body, at) => jobAgain(body as JobBody, at),
  event: (body, at) => eventAgain(body as EventBody, at),
  product: (body) => productAgain(body as ProductBody),
};

/** New entries that do not begin empty: another like an earlier one, or with what is usual filled in. */
export const repeat = {
  again: defineAction({
    accept: 'form',
    input: AgainInput,
    handler: async ({ kind, id, nonce }, context) => {
      const editor = signedIn(context);
      const draft = found(await getDraft(store.read, editor, { kind, id }));
      const { businessId, shopId } = draft.entry;
      // Photos are of their own entry.
      const body = { ...AGAIN[kind](draft.body, now()), newPhotos: [] };
      return begin(editor, { kind, businessId, shopId, body, nonce });
    },
  }),
  coupon: defineAction({
    accept: 'form',
    input: CouponStartInput,
    handler: async ({ shop, span, nonce }, context) => {
      const editor = signedIn(context);
      const { businessId } = found(await findEntry(store.read, editor, { kind: 'shop', id: shop }));
      const body = newCoupon(span, now());
      return begin(editor, { kind: 'coupon', businessId, shopId: shop, body, nonce });
    },
  }),
  job: defineAction({
    accept: 'form',
    input: JobStartInput,
    handler: async ({ shop, template, nonce }, context) => {
      const editor = signedIn(context);
      const { businessId } = found(await findEntry(store.read, editor, { kind: 'shop', id: shop }));
      const body = newJob(template, await getRecruiter(store.read, shop), now());
      return begin(editor, { kind: 'job', businessId, shopId: shop, body, nonce });
    },
  }),
  event: defineAction({
    accept: 'form',
    input: EventStartInput,
    handler: async ({ business: businessId, nonce }, context) => {
      const editor = signedIn(context);
      const body = newEvent(found(await getFreshEvent(store.read, businessId)));
      return begin(editor, { kind: 'event', businessId, shopId: null, body, nonce });
    },
  }),
  product: defineAction({
    accept: 'form',
    input: ProductStartInput,
    handler: async ({ shop, goods, nonce }, context) => {
      const editor = signedIn(context);
      const { businessId } = found(await findEntry(store.read, editor, { kind: 'shop', id: shop }));
      const body = { kind: goods };
      return begin(editor, { kind: 'product', businessId, shopId: shop, body, nonce });
    },
  }),
};

interface Beginning {
  kind: Repeatable;
  businessId: number;
  shopId: number | null;
  body: Body;
  nonce: string;
}

async function begin(
  editor: Editor,
  { businessId, shopId, ...entry }: Beginning,
): Promise<{ id: number }> {
  const owner = { businessId, shopId: shopId ?? undefined };
  const id = await written((tx) => createDraft(tx, editor, { ...entry, owner }, now()));
  return { id: found(id) };
}
