import { createHash, randomBytes } from 'node:crypto';

/**
 * The only cookie a visitor gets: 256 random bits, set at the first use of a coupon, so that
 * "once" and "once a day" can hold without an account. The database knows only their SHA-256.
 */
const MONTH_SECONDS = (365.25 * 24 * 60 * 60) / 12;
const MONTHS = 13;

/** The cookie's name: bound to the host wherever the site is served over TLS. */
export function couponCookie(siteUrl: string): string {
  return siteUrl.startsWith('https:') ? '__Host-coupon' : 'coupon';
}

/** How the cookie is set; `Secure` everywhere but on http (which only localhost is). */
export function couponCookieOptions(siteUrl: string) {
  return {
    path: '/',
    httpOnly: true,
    secure: siteUrl.startsWith('https:'),
    sameSite: 'lax' as const,
    maxAge: Math.round(MONTHS * MONTH_SECONDS),
  };
}

/** A new token, or the one the visitor has if it looks like one of ours. */
export function visitorToken(cookie: string | undefined): { token: string; isNew: boolean } {
  return cookie !== undefined && /^[\w-]{43}$/.test(cookie)
    ? { token: cookie, isNew: false }
    : { token: randomBytes(32).toString('base64url'), isNew: true };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A number for one form: whoever sends it twice has sent one form. */
export function formNonce(): string {
  return randomBytes(16).toString('base64url');
}
