import { ActionError, defineAction } from 'astro:actions';
import { isAdmin } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { couponCookie } from '#features/coupons/visitor.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { setChamber } from './commands.ts';
import { Chamber } from './schema.ts';

export const pages = {
  /** Takes the coupon token off the visitor's device; the uses it was counted with stay counted. */
  forgetCoupons: defineAction({
    accept: 'form',
    handler: (_form: FormData, { cookies }) => {
      const secure = env.siteUrl.startsWith('https:');
      cookies.delete(couponCookie(env.siteUrl), {
        path: '/',
        secure,
        httpOnly: true,
        sameSite: 'lax',
      });
      return { gone: true };
    },
  }),
  /** How the chamber is reached; for administrators. */
  setChamber: defineAction({
    accept: 'form',
    input: Chamber,
    handler: async (chamber, context) => {
      if (!isAdmin(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
      await store.write((tx) => setChamber(tx, chamber, now()));
      return { done: true };
    },
  }),
};
