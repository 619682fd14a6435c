import type { AstroGlobal } from 'astro';
import { keepForm } from '#server/auth/kept-form.ts';
import { requireActor } from '#server/auth/require.ts';
import { store } from '#server/store.ts';
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

/** What an action answered, as far as it may have asked how something reached the staff. */
type Answered = { error?: { code: string } | undefined } | undefined;

/** An action refused because nobody has said how it reached the staff. */
export const lacksSource = (answers: readonly Answered[]): boolean =>
  answers.some((answer) => answer?.error?.code === 'PRECONDITION_REQUIRED');

/**
 * Where somebody of the staff goes before they open a form of a business, and once more where their
 * visit was over when they sent it: once a visit they say why. What was sent is back in its form
 * afterwards. Undefined for whoever may simply write.
 */
export async function askedFirst(
  { request, url, locals }: Pick<AstroGlobal, 'request' | 'url' | 'locals'>,
  about: EntryRef | { businessId: number },
  ...answers: Answered[]
): Promise<string | undefined> {
  const { read, at } = locals;
  const actor = requireActor(locals);
  const isRefused = lacksSource(answers);
  if ((request.method !== 'GET' && !isRefused) || !actsForChamber(actor)) return undefined;
  const { businessId } = 'kind' in about ? ((await findEntry(read, actor, about)) ?? {}) : about;
  if (businessId === undefined) return undefined;
  const open = await getOpenVisit(read, actor.accountId, businessId, at);
  if (open) return undefined;
  const lost = {
    ...{ request, url, address: String(actor.accountId) },
    action: url.searchParams.get('_action') ?? undefined,
  };
  const next = isRefused ? (await keepForm(store, lost, at)).next : url.pathname;
  return `${enterPath(businessId)}?next=${encodeURIComponent(next)}`;
}
