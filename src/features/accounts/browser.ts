import type { ActionAPIContext } from 'astro:actions';
import { cookieName, cookieOptions, type CookieJar } from '#server/auth/cookie.ts';
import { endSession, setSessionCookie, type Started } from '#server/auth/session.ts';
import { env, store } from '#server/store.ts';

const NAME = 'sign-in';
const SECONDS = 600;

/** Ties a sign-in under way to this browser. */
export function keepSignIn(cookies: CookieJar, siteUrl: string, token: string): void {
  cookies.set(cookieName(NAME, siteUrl), token, cookieOptions(siteUrl, SECONDS));
}

export function signInToken(cookies: Pick<CookieJar, 'get'>, siteUrl: string): string | undefined {
  return cookies.get(cookieName(NAME, siteUrl))?.value;
}

export function dropSignInCookie(cookies: Pick<CookieJar, 'delete'>, siteUrl: string): void {
  cookies.delete(cookieName(NAME, siteUrl), cookieOptions(siteUrl));
}

/** Hands over the session that was begun; the one this browser had before ends with it. */
export async function letIn(
  { cookies, locals }: ActionAPIContext,
  { started, next }: { started: Started; next: string | null },
): Promise<{ kind: 'in'; to: string }> {
  const { session } = locals;
  if (session) await store.write((tx) => endSession(tx, session.actor.accountId, session.id));
  setSessionCookie(cookies, env.siteUrl, started);
  return { kind: 'in', to: wayIn(started, next) };
}

/** At the first time a passkey is offered, on the way to where somebody wanted to go. */
function wayIn({ kind, isFirst }: Started, next: string | null): string {
  const to = next ?? (kind === 'staff' || kind === 'admin' ? '/staff' : '/member');
  return isFirst ? `/account/passkey?next=${encodeURIComponent(to)}` : to;
}
