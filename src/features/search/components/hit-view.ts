import { localDay } from '#features/entries/day.ts';
import type { SearchKind, SearchRecord } from '#features/entries/search-record.ts';
import type { Dictionary } from '#i18n/index.ts';
import { localText, type LocalText } from '#i18n/text.ts';
import { urlFor, type Locale } from '#i18n/urls.ts';
import { startOfLocalDay, toIso } from '#server/clock.ts';
import type { SearchGroup } from '../groups.ts';
import { readingsIn } from '../holds.ts';
import { excerpt } from '../mark.ts';
import { foldRecord, type Folded } from '../rank.ts';

/** One result as it is shown; the same on the server's page and in the browser. */
export interface HitView {
  href: string;
  title: LocalText;
  text: LocalText;
  about: string;
  past: boolean;
}

/** The same with what the next letters are compared with before anybody is asked. */
export interface HeldView extends HitView {
  folded: Folded;
  /** How else its name and terms are read or written, folded. */
  readings: string;
}

export interface GroupView<T extends HitView = HitView> {
  kind: SearchKind;
  label: string;
  total: number;
  hits: T[];
}

export interface HitContext {
  q: string;
  locale: Locale;
  words: Dictionary;
  at: Date;
}

/** Groups of results in the reader's language, no more than `most` of each. */
export function groupViews(
  groups: readonly SearchGroup[],
  context: HitContext,
  most: number,
): GroupView<HeldView>[] {
  return groups.map(({ kind, total, hits }) => ({
    kind,
    label: context.words.search.kinds[kind],
    total,
    hits: hits.slice(0, most).map((hit) => ({
      ...hitView(hit, context),
      folded: foldRecord(hit),
      readings: readingsIn(hit),
    })),
  }));
}

function hitView(hit: SearchRecord, { q, locale, words, at }: HitContext): HitView {
  const title = localText(locale, hit.name, hit.nameEn);
  const text = localText(locale, hit.text, hit.textEn);
  const about = locale === 'ja' ? hit.about : hit.aboutEn;
  const day = hit.date === null ? [] : [localDay(toIso(startOfLocalDay(hit.date)), words, at)];
  return {
    href: urlFor(locale, hit.path),
    title,
    text: { text: excerpt(text.text, q), lang: text.lang },
    about: [...day, ...(hit.open ? [words.search.openNow] : []), ...about].join('・'),
    past: hit.past,
  };
}
