import { isStaff } from '#features/accounts/policy.ts';
import type { Actor } from '#server/auth/actor.ts';
import type { Reading } from './member-queries.ts';

/** As whom somebody who is signed in reads the reports. */
export const readingOf = (actor: Actor): Reading =>
  isStaff(actor) ? 'staff' : { businesses: actor.businesses.map(({ id }) => id) };
