import type { Actor } from './actor.ts';
import type { Session } from './session.ts';

/** A page behind the gate was reached without anybody signed in: the gate has a hole. */
export class NobodyError extends Error {}

/** Who is signed in, on a page the gate lets nobody else see. */
export function requireActor(locals: { actor: Actor | undefined }): Actor {
  if (!locals.actor) throw new NobodyError('no actor on a page behind the gate');
  return locals.actor;
}

/** The session on a page of `/account`, which staff without a second factor may see as well. */
export function requireSession(locals: { session: Session | undefined }): Session {
  if (!locals.session) throw new NobodyError('no session on a page behind the gate');
  return locals.session;
}
