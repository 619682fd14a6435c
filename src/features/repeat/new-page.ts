import type { AstroGlobal } from 'astro';
import { actions } from 'astro:actions';
import { businessesInHand } from '#features/drafts/acting-for.ts';
import { memberHome, type HomeEntry } from '#features/drafts/home.ts';
import { requireActor } from '#server/auth/require.ts';

interface NewPage {
  /** What there is already, to begin the next one like it. */
  entries: HomeEntry[];
  shops: HomeEntry[];
}

/**
 * What a page shows on which something of a shop begins, or the way to what just began.
 *
 * @param first the section in which something new begins.
 */
export async function newPage(
  astro: AstroGlobal,
  room: 'coupons' | 'jobs' | 'products',
  own: 'coupon' | 'job' | 'product',
  first: string,
): Promise<NewPage | Response> {
  const { read, at } = astro.locals;
  const again = astro.getActionResult(actions.repeat.again);
  const fresh = astro.getActionResult(actions.repeat[own]);
  if (again?.data) return astro.redirect(`/member/${room}/${again.data.id}`, 303);
  if (fresh?.data) return astro.redirect(`/member/${room}/${fresh.data.id}/${first}`, 303);
  const error = again?.error ?? fresh?.error;
  if (error) astro.response.status = error.status;
  const { ids } = businessesInHand(requireActor(astro.locals), astro.url.searchParams);
  const { entries } = await memberHome(read, ids, at);
  return { entries, shops: entries.filter(({ kind }) => kind === 'shop') };
}
