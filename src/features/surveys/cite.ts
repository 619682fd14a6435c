import { localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { Dictionary } from '#i18n/index.ts';
import { urlFor, type Locale } from '#i18n/urls.ts';
import { say } from './components/say.ts';
import type { Figure, ReportDocument } from './schema.ts';

/** A release as others refer to it. */
export interface Cited {
  title: string;
  /** The day it appeared, in words. */
  day: string;
  number: number;
  siteUrl: string;
  /** Of the report, without the language. */
  address: string;
}

export function citedOf(
  document: ReportDocument,
  { number, at }: { number: number; at: string },
  address: string,
  { locale, words, siteUrl }: { locale: Locale; words: Dictionary; siteUrl: string },
): Cited {
  const day = localDate(new Date(at));
  return {
    title: say(locale, document.title).text,
    // Always with its year: a report is read for years.
    day: words.common.date(day, localWeekday(startOfLocalDay(day)), '-'),
    number,
    siteUrl,
    address,
  };
}

/** How a report, or one figure of it, is cited: always with the release it was read in. */
export function citation(
  { title, day, number, siteUrl, address }: Cited,
  { locale, words }: { locale: Locale; words: Dictionary },
  figure?: Figure,
): string {
  const url = siteUrl + urlFor(locale, `${address}/release/${number}`);
  if (!figure) return words.surveys.citation(title, day, number, url);
  const about = `${title} ${say(locale, figure.about).text}`;
  return words.surveys.citation(about, day, number, `${url}#${figure.id}`);
}

/** The code that frames a figure on another page; none for a report that is not for everybody. */
export function embedCode(
  { siteUrl, address }: Cited,
  figure: Figure,
  locale: Locale,
): string | undefined {
  if (!address.startsWith('/surveys/')) return undefined;
  const src = siteUrl + urlFor(locale, `/embed${address}/${figure.id}`);
  const title = say(locale, figure.about).text.replaceAll('"', '&quot;');
  return `<iframe src="${src}" title="${title}" width="100%" height="640" loading="lazy"></iframe>`;
}
