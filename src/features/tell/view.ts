import { entryKinds } from '#features/drafts/kinds.ts';
import { getDraft } from '#features/drafts/queries.ts';
import type { Editor, EntryRef } from '#features/drafts/schema.ts';
import { listNewsAbout } from '#features/news/queries.ts';
import type { Reader } from '#server/db.ts';
import { listTellings } from './tellings.ts';
import { readyTexts, type ReadyText } from './texts.ts';

/** Something to tell as its page shows it. */
export interface ToTell {
  key: string;
  what: string;
  texts: ReadyText[];
  /** The address of its notice, while that is shown. */
  news: string | undefined;
}

/** What can be told of an entry; undefined when there is no such entry for this person. */
export async function toTell(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
  siteUrl: string,
  at: Date,
): Promise<{ name: string | null; isLive: boolean; list: ToTell[] } | undefined> {
  const draft = await getDraft(read, editor, ref);
  if (!draft) return undefined;
  const { publicPath, title } = entryKinds[ref.kind];
  const { caller, tellings } = await listTellings(read, draft, at);
  const news = await listNewsAbout(read, ref, at);
  const url = siteUrl + publicPath(draft.entry.slug);
  return {
    name: title(draft.body) ?? draft.entry.title,
    isLive: draft.live !== undefined,
    list: tellings.map((telling) => ({
      key: telling.key,
      what: telling.what,
      texts: readyTexts(telling, caller, url),
      news: news.get(telling.key),
    })),
  };
}
