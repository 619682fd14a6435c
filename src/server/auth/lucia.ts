import { Lucia, TimeSpan } from 'lucia';
import type { Role } from './actor.ts';
import { adapterOn, type Handle } from './adapter.ts';

declare module 'lucia' {
  interface Register {
    UserId: number;
    DatabaseSessionAttributes: object;
  }
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session lasts unused, and at most. */
const LIFETIMES = {
  member: { idle: 7 * DAY, absolute: 30 * DAY },
  own: { idle: 60 * DAY, absolute: 180 * DAY },
  staff: { idle: HOUR, absolute: 12 * HOUR },
  admin: { idle: 30 * MINUTE, absolute: 8 * HOUR },
} as const;

export type SessionKind = keyof typeof LIFETIMES;

/** Only a member's device can be marked as theirs. */
export function kindOf(role: Role, ownDevice: boolean): SessionKind {
  return role === 'member' && ownDevice ? 'own' : role;
}

export function absoluteEnd(kind: SessionKind, at: Date): Date {
  return new Date(at.getTime() + LIFETIMES[kind].absolute);
}

/** How long a browser keeps the cookie without coming back. */
export function idleSeconds(kind: SessionKind): number {
  return LIFETIMES[kind].idle / 1000;
}

/** One Lucia a kind of session: one for all would stretch a staff session to a member's lifetime. */
export function luciaFor(kind: SessionKind, handle: Handle): Lucia {
  const sessionExpiresIn = new TimeSpan(LIFETIMES[kind].idle, 'ms');
  return new Lucia(adapterOn(handle), { sessionExpiresIn });
}
