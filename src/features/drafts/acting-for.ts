import type { AstroGlobal } from 'astro';
import { requireActor } from '#server/auth/require.ts';
import { getOpenVisit } from './behalf-queries.ts';
import { actsForChamber } from './people.ts';
import { findEntry } from './queries.ts';
import type { Editor, EntryRef } from './schema.ts';

/** Whose entries a page is about: one's own businesses, or the one the staff enter something for. */
export function businessesInHand(
  actor: Pick<Editor, 'role' | 'businesses'>,
  asked: URLSearchParams,
): { ids: number[]; onBehalf: boolean } {
  const business = Number(asked.get('business'));
  if (actsForChamber(actor) && Number.isInteger(business) && business > 0)
    return { ids: [business], onBehalf: true };
  return { ids: actor.businesses.map(({ id }) => id), onBehalf: false };
}

/** Where the staff say how what they are about to enter has reached them. */
export const enterPath = (businessId: number): string => `/staff/businesses/${businessId}/enter`;

/**
 * Where somebody of the staff goes before they open a form of a business: once a visit they say why.
 * Undefined for whoever may simply write.
 */
export async function askedFirst(
  { request, url, locals }: Pick<AstroGlobal, 'request' | 'url' | 'locals'>,
  about: EntryRef | { businessId: number },
): Promise<string | undefined> {
  const { read, at } = locals;
  const actor = requireActor(locals);
  if (request.method !== 'GET' || !actsForChamber(actor)) return undefined;
  const { businessId } = 'kind' in about ? ((await findEntry(read, actor, about)) ?? {}) : about;
  if (businessId === undefined) return undefined;
  const open = await getOpenVisit(read, actor.accountId, businessId, at);
  return open ? undefined : `${enterPath(businessId)}?next=${encodeURIComponent(url.pathname)}`;
}
