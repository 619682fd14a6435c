import { entryKinds } from '#features/drafts/kinds.ts';
import { getDraft, type Draft } from '#features/drafts/queries.ts';
import type { Editor, EntryRef } from '#features/drafts/schema.ts';
import { NewsInput, type NewsBody } from '#features/news/schema.ts';
import { tellJa as t } from '#i18n/tell.ja.ts';
import { addDays, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { Teller, Telling } from './telling.ts';
import { listTellings } from './tellings.ts';

/** A notice that does not end by itself is taken down after this many days. */
const SHOWN_DAYS = 30;
const TITLE_MAX = 80;

/** The notices that what is public of an entry makes, by what they tell; none of somebody else's. */
export async function noticesOf(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
  siteUrl: string,
  at: Date,
): Promise<Map<string, NewsBody>> {
  const draft = await getDraft(read, editor, ref);
  if (!draft) return new Map();
  const { caller, tellings } = await listTellings(read, draft, at);
  const url = siteUrl + entryKinds[ref.kind].publicPath(draft.entry.slug);
  return new Map(
    tellings.map((telling) => [telling.key, noticeOf(telling, caller, draft.entry, url, at)]),
  );
}

/** Shown from now until it is of no more use. */
function noticeOf(
  { what, lines, until }: Telling,
  { name, today }: Teller,
  { endsOn }: Draft['entry'],
  url: string,
  at: Date,
): NewsBody {
  const last = until ?? endsOn ?? addDays(today, SHOWN_DAYS - 1);
  return NewsInput.parse({
    title: [...t.titleOf(name, what)].slice(0, TITLE_MAX).join(''),
    body: [...lines, '', url].join('\n'),
    publishFrom: toIso(at),
    publishUntil: toIso(startOfLocalDay(addDays(last, 1))),
    visibility: 'published',
  });
}
