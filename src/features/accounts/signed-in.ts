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
