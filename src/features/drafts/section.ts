import type { AstroGlobal } from 'astro';
import { actions } from 'astro:actions';
import { memberJa } from '#i18n/member.ja.ts';
import { requireActor } from '#server/auth/require.ts';
import { askedFirst } from './acting-for.ts';
import { entryForm, type EntryForm } from './form-view.ts';
import { gapsIn, withGaps } from './gaps.ts';
import { overview } from './overview.ts';
import { roomPath } from './paths.ts';
import { fieldLabel, fieldList } from './problem-text.ts';
import { getDraft } from './queries.ts';
import type { EntryRef } from './schema.ts';
import type { Sections } from './sections.ts';

/** A section of an entry's forms as its page shows it. */
export interface Section {
  form: EntryForm;
  /** What is said after a save. */
  message: string | undefined;
  /** Whether another section follows. */
  next: boolean;
  /** Of the button that publishes, where there is one. */
  publish: string | undefined;
}

interface Asked<S extends string> {
  ref: EntryRef;
  sections: Sections<S>;
  section: S;
  /** It can be published right from its sections. */
  publishes?: boolean;
  /** A form that comes back with something filled in instead of being saved. */
  filled?: FormData | undefined;
}

/** What becomes of a request for a section: the form, or the answer that takes its place. */
export async function openSection<S extends string>(
  astro: AstroGlobal,
  asked: Asked<S>,
): Promise<Section | Response> {
  const { read, kept, at } = astro.locals;
  const { ref, sections, section, publishes = false, filled } = asked;
  const actor = requireActor(astro.locals);
  const here = astro.url.pathname;
  if (astro.getActionResult(actions.drafts.withdraw)?.data) return astro.redirect(here, 303);
  const result = astro.getActionResult(actions.drafts.save);
  const first = await askedFirst(astro, ref, result);
  if (first) return astro.redirect(first, 303);
  const fields = sections.fields[section];
  const view = publishes ? await overview(read, actor, ref, at) : undefined;
  const saved = result?.data?.kind === 'saved' ? result.data : undefined;
  const gaps = view && saved?.submitted === 'blocked' ? gapsIn(view.problems, fields) : [];
  if (saved && gaps.length === 0) return astro.redirect(await wayOn(astro, asked, saved), 303);
  const opened = await entryForm(
    read,
    actor,
    ref,
    fields,
    result
      ? { answer: result.data, error: result.error, form: await astro.request.formData() }
      : { form: kept?.form ?? filled },
  );
  if (!opened || result?.error?.code === 'NOT_FOUND') return new Response(null, { status: 404 });
  const form = withGaps(opened, gaps);
  astro.response.status = form.status;
  const { publish, submit } = memberJa.entry;
  return {
    form,
    message: savedText(form, astro.url.searchParams.get('saved')),
    next: sections.after(section, form.draft.body) !== undefined,
    publish: view && (view.waits.length > 0 ? submit : publish),
  };
}

/** Where it goes on after a save: to the entry where it was to be published, else on in its sections. */
async function wayOn<S extends string>(
  { locals, request, url }: AstroGlobal,
  { ref, sections, section }: Asked<S>,
  saved: { wentLive: string[]; submitted?: string },
): Promise<string> {
  if (saved.submitted) return `${roomPath(ref)}?did=${saved.submitted}`;
  const live = encodeURIComponent(saved.wentLive.join(' ') || '1');
  const asksForNext = (await request.formData()).get('asked') === 'next';
  const draft = asksForNext ? await getDraft(locals.read, requireActor(locals), ref) : undefined;
  const next = draft && sections.after(section, draft.body);
  return `${next ? `${roomPath(ref)}/${next}` : url.pathname}?saved=${live}`;
}

function savedText(form: EntryForm, saved: string | null): string | undefined {
  if (saved === null) return undefined;
  const { kind } = form.ref;
  const live = saved.split(' ').filter((field) => fieldLabel(kind, field) !== field);
  if (live.length > 0) return memberJa.form.savedLive(fieldList(kind, live));
  return form.errors.length > 0 ? memberJa.form.savedWithProblems : memberJa.form.saved;
}
