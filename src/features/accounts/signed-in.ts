import { ActionError } from 'astro:actions';
import type { Actor } from '#server/auth/actor.ts';
import type { Session } from '#server/auth/session.ts';

/** Who sends a form; every action that is not for everybody asks this first. */
export function signedIn({ locals }: { locals: { actor: Actor | undefined } }): Actor {
  if (!locals.actor) throw new ActionError({ code: 'UNAUTHORIZED' });
  return locals.actor;
}

/** The session a form of the account page comes from; a required second factor may still be missing. */
export function ownSession({ locals }: { locals: { session: Session | undefined } }): Session {
  if (!locals.session) throw new ActionError({ code: 'UNAUTHORIZED' });
  return locals.session;
}

const FRESH_MS = 30 * 60_000;

/** The session, if it was begun lately: what opens an account is changed only right after signing in. */
export function freshSession(
  context: { locals: { session: Session | undefined } },
  at: Date,
): Session {
  const session = ownSession(context);
  if (!isFresh(session, at)) throw new ActionError({ code: 'FORBIDDEN', message: 'again' });
  return session;
}

export function isFresh({ createdAt }: Session, at: Date): boolean {
  return at.getTime() - createdAt.getTime() < FRESH_MS;
}
