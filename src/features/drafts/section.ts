import type { AstroGlobal } from 'astro';
import { actions } from 'astro:actions';
import { memberJa } from '#i18n/member.ja.ts';
import { requireActor } from '#server/auth/require.ts';
import { askedFirst } from './acting-for.ts';
import { entryForm, type EntryForm } from './form-view.ts';
import { fieldLabel, fieldList } from './problem-text.ts';
import { getDraft, type Draft } from './queries.ts';
import type { EntryRef } from './schema.ts';

/** A section of an entry's forms as its page shows it. */
export interface Section {
  form: EntryForm;
  /** What is said after a save. */
  message: string | undefined;
}

interface Asked {
  ref: EntryRef;
  fields: readonly string[];
  /** The section after this one, which may depend on what was just saved; undefined after the last. */
  next: (saved: Draft) => string | undefined;
  /** A form that comes back with something filled in instead of being saved. */
  filled?: FormData | undefined;
}

/** What becomes of a request for a section: the form, or the answer that takes its place. */
export async function openSection(
  astro: AstroGlobal,
  { ref, fields, next, filled }: Asked,
): Promise<Section | Response> {
  const { read, kept } = astro.locals;
  const here = astro.url.pathname;
  if (astro.getActionResult(actions.drafts.withdraw)?.data) return astro.redirect(here, 303);
  const result = astro.getActionResult(actions.drafts.save);
  const first = await askedFirst(astro, ref);
  if (first) return astro.redirect(first, 303);
  if (result?.data?.kind === 'saved') {
    const live = result.data.wentLive.join(' ');
    const to = (await asksForNext(astro.request)) && (await nextOf(astro, { ref, next }));
    return astro.redirect(`${to || here}?saved=${encodeURIComponent(live || '1')}`, 303);
  }
  const form = await entryForm(
    read,
    requireActor(astro.locals),
    ref,
    fields,
    result
      ? { answer: result.data, error: result.error, form: await astro.request.formData() }
      : { form: kept?.form ?? filled },
  );
  if (!form || result?.error?.code === 'NOT_FOUND') return new Response(null, { status: 404 });
  astro.response.status = form.status;
  const message = savedText(form, astro.url.searchParams.get('saved'));
  return { form, message };
}

async function asksForNext(request: Request): Promise<boolean> {
  return (await request.formData()).get('asked') === 'next';
}

/** The address of the next section: a section's is the entry's with its name. */
async function nextOf(
  { locals, url }: AstroGlobal,
  { ref, next }: Pick<Asked, 'ref' | 'next'>,
): Promise<string | undefined> {
  const draft = await getDraft(locals.read, requireActor(locals), ref);
  const section = draft && next(draft);
  return section && url.pathname.replace(/[^/]+$/, section);
}

function savedText(form: EntryForm, saved: string | null): string | undefined {
  if (saved === null) return undefined;
  const { kind } = form.ref;
  const live = saved.split(' ').filter((field) => fieldLabel(kind, field) !== field);
  if (live.length > 0) return memberJa.form.savedLive(fieldList(kind, live));
  return form.errors.length > 0 ? memberJa.form.savedWithProblems : memberJa.form.saved;
}
