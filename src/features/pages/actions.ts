import { defineAction } from 'astro:actions';
import { couponCookie } from '#features/coupons/visitor.ts';
import { env } from '#server/store.ts';

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
};
