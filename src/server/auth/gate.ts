import type { Actor } from './actor.ts';
import type { CookieJar } from './cookie.ts';
import {
  dropSessionCookie,
  readSession,
  sessionToken,
  setSessionCookie,
  type Place,
  type Session,
} from './session.ts';

/** Rooms whose pages know who is signed in, by the beginning of their route; never by address. */
const PRIVATE = /^\/(?:member|staff|account|login|invite)(?:\/|$)/;
/** Those only for who is signed in. */
const GATED = /^\/(?:member|staff|account)(?:\/|$)/;
const STAFF_ONLY = /^\/staff(?:\/|$)/;
const ADMIN_ONLY = /^\/staff\/(?:settings|audit(?:\.csv)?)$/;
const OWN_ACCOUNT = /^\/account(?:\/|$)/;
/** Where staff without a second factor are sent. */
const SECOND_FACTOR = '/account/security';

export interface Asked {
  routePattern: string;
  method: string;
  /** Path and query, for coming back after signing in. */
  path: string;
  cookies: CookieJar;
}

export interface Verdict {
  session: Session | undefined;
  /** Undefined also while a required second factor is still missing. */
  actor: Actor | undefined;
  /** What is answered instead of the page. */
  answer: { status: 303; to: string } | { status: 403 } | undefined;
}

/** Whether anything of an answer may be kept by anybody but the reader. */
export function isPrivate({
  routePattern,
  method,
}: Pick<Asked, 'routePattern' | 'method'>): boolean {
  return PRIVATE.test(routePattern) || method === 'POST';
}

/** Reads the session where one is asked for, and decides whether the page may be shown. */
export async function passGate(place: Place, asked: Asked): Promise<Verdict> {
  const session = isPrivate(asked) ? await currentSession(place, asked.cookies) : undefined;
  const actor = session && isComplete(session) ? session.actor : undefined;
  return { session, actor, answer: answerTo(asked, session, actor) };
}

async function currentSession(place: Place, cookies: CookieJar): Promise<Session | undefined> {
  const token = sessionToken(cookies, place.siteUrl);
  if (!token) return undefined;
  const session = await readSession(place, token);
  if (!session) dropSessionCookie(cookies, place.siteUrl);
  else if (session.renewed) setSessionCookie(cookies, place.siteUrl, { token, kind: session.kind });
  return session;
}

/** Staff and administrators need a second factor; the demo only suggests it. */
function isComplete({ actor, secondFactor, demo }: Session): boolean {
  return actor.role === 'member' || secondFactor || demo;
}

function answerTo(
  { routePattern, path }: Asked,
  session: Session | undefined,
  actor: Actor | undefined,
): Verdict['answer'] {
  if (!GATED.test(routePattern)) return undefined;
  if (!session) return { status: 303, to: `/login?next=${encodeURIComponent(path)}` };
  if (!actor && !OWN_ACCOUNT.test(routePattern)) return { status: 303, to: SECOND_FACTOR };
  return mayEnter(routePattern, session.actor.role) ? undefined : { status: 403 };
}

function mayEnter(routePattern: string, role: Actor['role']): boolean {
  if (ADMIN_ONLY.test(routePattern)) return role === 'admin';
  return !STAFF_ONLY.test(routePattern) || role !== 'member';
}
