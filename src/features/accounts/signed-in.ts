import { ActionError } from 'astro:actions';
import type { Actor } from '#server/auth/actor.ts';
import type { Session } from '#server/auth/session.ts';
import type { Tx } from '#server/db.ts';
import { store } from '#server/store.ts';
import { isStaff } from './policy.ts';

/** Who sends a form; every action that is not for everybody asks this first. */
export function signedIn({ locals }: { locals: { actor: Actor | undefined } }): Actor {
  if (!locals.actor) throw new ActionError({ code: 'UNAUTHORIZED' });
  return locals.actor;
}

/** The same of what only the staff may send. */
export function signedInStaff(context: { locals: { actor: Actor | undefined } }): Actor {
  const actor = signedIn(context);
  if (!isStaff(actor)) throw new ActionError({ code: 'FORBIDDEN' });
  return actor;
}

/**
 * Something the staff do in one transaction, which answers what keeps it from being done: `gone` is a
 * 404, anything else a 422 with that word.
 */
export async function staffWrite(
  context: { locals: { actor: Actor | undefined } },
  work: (tx: Tx) => Promise<string | undefined>,
): Promise<{ done: true }> {
  signedInStaff(context);
  const problem = await store.write(work);
  if (problem === 'gone') throw new ActionError({ code: 'NOT_FOUND', message: problem });
  if (problem) throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message: problem });
  return { done: true };
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
