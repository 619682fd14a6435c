import type { AstroGlobal } from 'astro';
import { actions } from 'astro:actions';
import { memberJa } from '#i18n/member.ja.ts';
import { requireActor } from '#server/auth/require.ts';
import { localDate } from '#server/clock.ts';
import { askedFirst, lacksSource } from './acting-for.ts';
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
  const { form: f } = memberJa;
  const { read, at } = astro.locals;
  const here = astro.url.pathname;
  const did = (what: string) => astro.redirect(`${here}?did=${what}`, 303);
  const submitted = astro.getActionResult(actions.drafts.submit);
  if (astro.getActionResult(actions.drafts.withdraw)?.data) return did('withdrawn');
  const ended = astro.getActionResult(actions.drafts.end);
  if (ended?.data) return did('ended');
  // A button of its own that saves one field, as 売り切れ.
  const saved = astro.getActionResult(actions.drafts.save);
  const answers = [submitted, ended, saved];
  const first = lacksSource(answers) ? await askedFirst(astro, ref, ...answers) : undefined;
  if (first) return astro.redirect(first, 303);
  if (saved?.data?.kind === 'saved') return astro.redirect(here, 303);
  const result = submitted?.data?.kind;
  const stays = result === 'blocked' || result === 'terms';
  if (result && !stays) return did(result);
  const said = result ?? astro.url.searchParams.get('did');
  const view = Number.isInteger(ref.id)
    ? await overview(read, requireActor(astro.locals), ref, at)
    : undefined;
  const failed = submitted?.error ?? saved?.error;
  if (!view || failed?.code === 'NOT_FOUND') return new Response(null, { status: 404 });
  if (stays) astro.response.status = 422;
  if (failed) astro.response.status = failed.status;
  else if (saved) astro.response.status = 409;
  return {
    view,
    name: view.name ?? memberJa.kinds[ref.kind],
    isBlocked: said === 'blocked',
    needsTerms: said === 'terms',
    message: failed ? f.failed : saved ? f.locked : saidAfter(said, view, at),
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
    live: isShown ? t.live : t.later,
    nothing: t.nothing,
    withdrawn: f.withdrawn,
    ended: t.ended,
  };
  return did === null ? undefined : said[did];
}
