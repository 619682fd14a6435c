import { localDay } from '#features/entries/day.ts';
import type { SearchKind, SearchRecord } from '#features/entries/search-record.ts';
import type { Dictionary } from '#i18n/index.ts';
import { localText, type LocalText } from '#i18n/text.ts';
import { urlFor, type Locale } from '#i18n/urls.ts';
import { startOfLocalDay, toIso } from '#server/clock.ts';
import type { SearchGroup } from '../groups.ts';
import { excerpt, marked, type Piece } from '../mark.ts';

/** A text as it is shown, with what was asked for marked. */
export interface Marked {
  pieces: Piece[];
  lang: LocalText['lang'];
}

/** One result as it is shown; the same on the server's page and in the browser. */
export interface HitView {
  href: string;
  title: Marked;
  text: Marked;
  about: string;
  past: boolean;
}

export interface GroupView {
  kind: SearchKind;
  label: string;
  total: number;
  hits: HitView[];
}

export interface HitContext {
  q: string;
  locale: Locale;
  words: Dictionary;
  at: Date;
}

/** Groups of results in the reader's language. */
export function groupViews(groups: readonly SearchGroup[], context: HitContext): GroupView[] {
  return groups.map(({ kind, total, hits }) => ({
    kind,
    label: context.words.search.kinds[kind],
    total,
    hits: hits.map((hit) => hitView(hit, context)),
  }));
}

function hitView(hit: SearchRecord, { q, locale, words, at }: HitContext): HitView {
  const title = localText(locale, hit.name, hit.nameEn);
  const text = localText(locale, hit.text, hit.textEn);
  const about = locale === 'ja' ? hit.about : hit.aboutEn;
  const day = hit.date === null ? [] : [localDay(toIso(startOfLocalDay(hit.date)), words, at)];
  return {
    href: urlFor(locale, hit.path),
    title: { pieces: marked(title.text, q), lang: title.lang },
    text: { pieces: marked(excerpt(text.text, q), q), lang: text.lang },
    about: [...day, ...about].join('・'),
    past: hit.past,
  };
}
