import { actsForChamber } from './people.ts';
import type { Editor } from './schema.ts';

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
