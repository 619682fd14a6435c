import { now, toIso } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';
import { readActor, type Actor } from './actor.ts';
import { within } from './adapter.ts';
import { cookieName, cookieOptions, type CookieJar } from './cookie.ts';
import { absoluteEnd, idleSeconds, kindOf, luciaFor, type SessionKind } from './lucia.ts';
import { hashToken, newToken } from './token.ts';

/** A session that is good now. */
export interface Session {
  /** The hash it is stored under. */
  id: string;
  actor: Actor;
  kind: SessionKind;
  createdAt: Date;
  secondFactor: boolean;
  demo: boolean;
  /** It was just made longer, so the cookie is to be set anew. */
  renewed: boolean;
}

export interface NewSession {
  accountId: number;
  device: string;
  ownDevice: boolean;
  /** Signed in with a passkey, or with a second factor. */
  secondFactor: boolean;
}

/** What of the process a session needs to know. */
export interface Place {
  store: Store;
  siteUrl: string;
  isLocal: boolean;
}

/** What the browser is handed; only the token's hash is stored. */
export interface Started {
  token: string;
  kind: SessionKind;
  /** Nobody had signed in to this account before. */
  isFirst: boolean;
}

/** Begins a session for an active account. */
export async function startSession(tx: Tx, start: NewSession): Promise<Started> {
  const { accountId, device, ownDevice, secondFactor } = start;
  const { role, signed_in_at } = await tx
    .selectFrom('account')
    .select(['role', 'signed_in_at'])
    .where('id', '=', accountId)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  const kind = kindOf(role, ownDevice);
  const attributes = {
    endsAt: absoluteEnd(kind, now()),
    device,
    ownDevice: kind === 'own',
    secondFactor,
  };
  const token = newToken();
  const options = { sessionId: hashToken(token) };
  await luciaFor(kind, within(tx)).createSession(accountId, attributes, options);
  await tx
    .updateTable('account')
    .set({ signed_in_at: toIso(now()) })
    .where('id', '=', accountId)
    .execute();
  return { token, kind, isFirst: signed_in_at === null };
}

/**
 * The session a token belongs to, renewed when it is past half its idle time. Demo accounts have
 * none but on a site on this machine.
 */
export async function readSession(
  { store, isLocal }: Pick<Place, 'store' | 'isLocal'>,
  token: string,
): Promise<Session | undefined> {
  const row = await store.read
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['account.role', 'account.demo', 'session.account_id', 'session.created_at'])
    .select(['session.own_device', 'session.second_factor'])
    .where('session.id', '=', hashToken(token))
    .where('account.state', '=', 'active')
    .executeTakeFirst();
  if (!row || (row.demo === 1 && !isLocal)) return undefined;
  const kind = kindOf(row.role, row.own_device === 1);
  const { session } = await luciaFor(kind, store).validateSession(hashToken(token));
  const actor = session && (await readActor(store.read, row.account_id));
  if (!session || !actor) return undefined;
  return {
    id: session.id,
    actor,
    kind,
    createdAt: new Date(row.created_at),
    secondFactor: row.second_factor === 1,
    demo: row.demo === 1,
    renewed: session.fresh,
  };
}

/** Ends every session of an account but the one that is to stay. */
export async function endSessions(tx: Tx, accountId: number, except?: string): Promise<void> {
  let sessions = tx.deleteFrom('session').where('account_id', '=', accountId);
  if (except) sessions = sessions.where('id', '<>', except);
  await sessions.execute();
}

/** Ends one session of an account, by the hash it is stored under. */
export async function endSession(tx: Tx, accountId: number, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

const NAME = 'session';

export function sessionToken(cookies: Pick<CookieJar, 'get'>, siteUrl: string): string | undefined {
  return cookies.get(cookieName(NAME, siteUrl))?.value;
}

/** Hands the browser a session's token. */
export function setSessionCookie(
  cookies: Pick<CookieJar, 'set'>,
  siteUrl: string,
  { token, kind }: Pick<Started, 'token' | 'kind'>,
): void {
  cookies.set(cookieName(NAME, siteUrl), token, cookieOptions(siteUrl, idleSeconds(kind)));
}

export function dropSessionCookie(cookies: Pick<CookieJar, 'delete'>, siteUrl: string): void {
  cookies.delete(cookieName(NAME, siteUrl), cookieOptions(siteUrl));
}
