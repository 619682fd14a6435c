import type { AstroGlobal } from 'astro';
import { actions } from 'astro:actions';
import { memberJa } from '#i18n/member.ja.ts';
import { requireActor } from '#server/auth/require.ts';
import { askedFirst } from './acting-for.ts';
import { entryForm, type EntryForm } from './form-view.ts';
import { withGaps } from './gaps.ts';
import { overview, type Overview } from './overview.ts';
import type { Kind } from './schema.ts';

/** The page of an entry that is one form, as it is to be shown now. */
export interface EntryPage {
  form: EntryForm;
  view: Overview;
  title: string;
  /** What is said after a save that went through. */
  said: string | undefined;
  /** It may not be published before the 掲載規約 are accepted. */
  needsTerms: boolean;
}

type Page = Pick<AstroGlobal, 'getActionResult' | 'locals' | 'params' | 'request' | 'url'>;

const SAID: Record<string, string> = {
  saved: memberJa.form.saved,
  live: memberJa.editor.published,
  submitted: memberJa.editor.applied,
  nothing: memberJa.editor.nothing,
  withdrawn: memberJa.editor.withdrawn,
  ended: memberJa.editor.ended,
};
const STAYS = ['blocked', 'terms'];

/**
 * What a page of one entry shows after whatever was sent to it.
 *
 * @returns where it goes on where something was done, undefined when there is no such entry for this
 * person.
 */
export async function entryPage(
  page: Page,
  kind: Kind,
  fields: readonly string[],
): Promise<EntryPage | { to: string } | undefined> {
  const { read, at, kept } = page.locals;
  const { pathname: here, searchParams } = page.url;
  const actor = requireActor(page.locals);
  const ref = { kind, id: Number(page.params['id']) };
  if (!Number.isInteger(ref.id)) return undefined;
  const first = await askedFirst(page, ref);
  if (first) return { to: first };
  if (page.getActionResult(actions.drafts.withdraw)?.data) return { to: `${here}?did=withdrawn` };
  if (page.getActionResult(actions.drafts.end)?.data) return { to: `${here}?did=ended` };
  const result = page.getActionResult(actions.drafts.save);
  const submitted = result?.data?.kind === 'saved' ? result.data.submitted : undefined;
  const stays = submitted !== undefined && STAYS.includes(submitted);
  if (result?.data?.kind === 'saved' && !stays)
    return { to: `${here}?did=${submitted ?? 'saved'}` };
  const view = await overview(read, actor, ref, at);
  const sent = result
    ? { answer: result.data, error: result.error, form: await page.request.formData() }
    : { form: kept?.form };
  const opened = await entryForm(read, actor, ref, fields, sent);
  if (!view || !opened || result?.error?.code === 'NOT_FOUND') return undefined;
  const did = searchParams.get('did');
  const isLater = did === 'live' && !view.isShown;
  const said = did === null ? undefined : isLater ? memberJa.editor.later : SAID[did];
  const form = stays ? withGaps(opened, view.problems) : opened;
  const isHalf = did === 'saved' && opened.errors.length > 0;
  return {
    form: submitted === 'terms' ? { ...form, status: 422 } : form,
    view,
    title: view.name ?? memberJa.kinds[kind],
    said: isHalf ? memberJa.form.savedWithProblems : said,
    needsTerms: submitted === 'terms',
  };
}
