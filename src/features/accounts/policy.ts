import type { Actor } from '#server/auth/actor.ts';

export function isStaff(actor: Actor): boolean {
  return actor.role === 'staff' || actor.role === 'admin';
}

export function isAdmin(actor: Actor): boolean {
  return actor.role === 'admin';
}

/** Owners and editors keep their business's entries; staff may for everybody. */
export function canEditBusiness(actor: Actor, businessId: number): boolean {
  return isStaff(actor) || actor.businesses.some(({ id }) => id === businessId);
}

/** Only owners decide who belongs to their business. */
export function canManagePeople(actor: Actor, businessId: number): boolean {
  const owns = actor.businesses.some(({ id, role }) => id === businessId && role === 'owner');
  return isStaff(actor) || owns;
}

/** Staff let members in and shut them out; about the staff themselves administrators decide. */
export function canManageAccount(actor: Actor, { role }: Pick<Actor, 'role'>): boolean {
  return isAdmin(actor) || (isStaff(actor) && role === 'member');
}
