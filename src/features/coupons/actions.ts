import { ActionError, defineAction } from 'astro:actions';
import { z } from 'zod';
import { signedIn } from '#features/accounts/signed-in.ts';
import { slug } from '#features/entries/schema.ts';
import { now } from '#server/clock.ts';
import { log } from '#server/log.ts';
import { env, store } from '#server/store.ts';
import { redeemAtCounter, takeBackAtCounter } from './counter-commands.ts';
import { issueSerial } from './serials.ts';
import type { UseResult } from './use-queries.ts';
import { undoUse, useCoupon } from './uses.ts';
import { couponCookie, couponCookieOptions, hashToken, visitorToken } from './visitor.ts';

const nonce = z.string().regex(/^[\w-]{22}$/);

/** The disk or the lock would not let us write: nothing is recorded, and the visitor may try again. */
async function written<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error }, 'a coupon could not be written');
    throw new ActionError({ code: 'SERVICE_UNAVAILABLE' });
  }
}

function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new ActionError({ code: 'NOT_FOUND' });
  return answer;
}

const id = z.coerce.number().int().positive();

/** Nobody signs in to use or print a coupon; what is done for a shop is done by its people. */
export const coupons = {
  redeem: defineAction({
    accept: 'form',
    input: z.object({ shop: id, serial: z.string().max(60) }),
    handler: async ({ shop, serial }, context) => {
      const editor = signedIn(context);
      const paper = { shopId: shop, typed: serial };
      return found(
        await written(() => store.write((tx) => redeemAtCounter(tx, editor, paper, now()))),
      );
    },
  }),
  takeBack: defineAction({
    accept: 'form',
    input: z.object({ shop: id, use: id }),
    handler: async ({ shop, use }, context) => {
      const editor = signedIn(context);
      const which = { shopId: shop, useId: use };
      const done = await written(() =>
        store.write((tx) => takeBackAtCounter(tx, editor, which, now())),
      );
      return { done: found(done) };
    },
  }),
  use: defineAction({
    accept: 'form',
    input: z.object({ slug, nonce, opened: z.iso.datetime() }),
    handler: async (input, { cookies }): Promise<UseResult & { nonce: string }> => {
      const name = couponCookie(env.siteUrl);
      const { token, isNew } = visitorToken(cookies.get(name)?.value);
      const request = {
        slug: input.slug,
        nonce: input.nonce,
        openedAt: new Date(input.opened),
        tokenHash: hashToken(token),
      };
      const result = found(await written(() => store.write((tx) => useCoupon(tx, request, now()))));
      if (isNew && result.kind === 'used') {
        cookies.set(name, token, couponCookieOptions(env.siteUrl));
      }
      return { ...result, nonce: input.nonce };
    },
  }),
  undo: defineAction({
    accept: 'form',
    input: z.object({ slug, nonce }),
    handler: async (input): Promise<{ undone: boolean; nonce: string }> => ({
      nonce: input.nonce,
      undone: await written(() => store.write((tx) => undoUse(tx, input, now()))),
    }),
  }),
  print: defineAction({
    accept: 'form',
    input: z.object({ slug }),
    handler: async (input): Promise<{ serial: string } | 'enough'> => {
      const issued = await written(() => store.write((tx) => issueSerial(tx, input.slug, now())));
      return found(issued === 'none' ? undefined : issued);
    },
  }),
};
