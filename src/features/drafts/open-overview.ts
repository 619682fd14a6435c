import type { AstroGlobal } from 'astro';
import { actions } from 'astro:actions';
import { memberJa } from '#i18n/member.ja.ts';
import { requireActor } from '#server/auth/require.ts';
import { localDate } from '#server/clock.ts';
import { dateText } from './components/dates.ts';
import { overview, type Overview } from './overview.ts';
import type { EntryRef } from './schema.ts';

/** The page of an entry, from which its sections are opened and it is handed over. */
export interface OpenedOverview {
  view: Overview;
  name: string;
  /** It was to be published, and something keeps it back. */
  isBlocked: boolean;
  /** It may not be published before the 掲載規約 are accepted. */
  needsTerms: boolean;
  /** What was just done. */
  message: string | undefined;
}

/** What becomes of a request for the page of an entry: what it shows, or the answer in its place. */
export async function openOverview(
  astro: AstroGlobal,
  ref: EntryRef,
): Promise<OpenedOverview | Response> {
  const { read, at } = astro.locals;
  const here = astro.url.pathname;
  const did = (what: string) => astro.redirect(`${here}?did=${what}`, 303);
  const submitted = astro.getActionResult(actions.drafts.submit);
  if (astro.getActionResult(actions.drafts.withdraw)?.data) return did('withdrawn');
  if (astro.getActionResult(actions.drafts.end)?.data) return did('ended');
  const result = submitted?.data?.kind;
  const stays = result === 'blocked' || result === 'terms';
  if (result && !stays) return did(result);
  const view = Number.isInteger(ref.id)
    ? await overview(read, requireActor(astro.locals), ref, at)
    : undefined;
  if (!view || submitted?.error?.code === 'NOT_FOUND') return new Response(null, { status: 404 });
  if (stays) astro.response.status = 422;
  if (submitted?.error) astro.response.status = submitted.error.status;
  return {
    view,
    name: view.name ?? memberJa.kinds[ref.kind],
    isBlocked: result === 'blocked',
    needsTerms: result === 'terms',
    message: saidAfter(astro.url.searchParams.get('did'), view, at),
  };
}

function saidAfter(
  did: string | null,
  { isShown, answerBy }: Overview,
  at: Date,
): string | undefined {
  const { entry: t, form: f } = memberJa;
  if (did === 'submitted') return t.submitted(dateText(answerBy, localDate(at)));
  const said: Record<string, string> = {
    live: isShown ? t.live : memberJa.editor.later,
    nothing: t.nothing,
    withdrawn: f.withdrawn,
    ended: t.ended,
  };
  return did === null ? undefined : said[did];
}
