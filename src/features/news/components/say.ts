import { localDay } from '#features/entries/day.ts';
import { ja } from '#i18n/ja.ts';
import { localText, type LocalText } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import { localTime } from '#server/clock.ts';
import type { PatternOptions } from '#ui/pattern.ts';
import type { NewsSummary } from '../queries.ts';

const EXCERPT = 100;

export function titleOf(notice: NewsSummary, locale: Locale): LocalText {
  return localText(locale, notice.title, notice.titleEn);
}

export function bodyOf(notice: NewsSummary, locale: Locale): LocalText {
  return localText(locale, notice.body, notice.bodyEn);
}

/** The beginning of a notice on one line. */
export function excerptOf(notice: NewsSummary, locale: Locale): LocalText {
  const { text, lang } = bodyOf(notice, locale);
  const [first = ''] = text.split(/\n\s*\n/);
  const letters = [...first.replace(/\s+/g, ' ')];
  const most = lang === 'ja' || locale === 'ja' ? EXCERPT : 2 * EXCERPT;
  return {
    text: letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join(''),
    lang,
  };
}

/** What is drawn where a notice is shared. */
export function patternOf(notice: NewsSummary): PatternOptions {
  return {
    pattern: 'yagasuri',
    hue: notice.important ? 'vermilion' : 'indigo',
    seed: notice.slug,
  };
}

/** How large a file is: `640KB`, `1.2MB`. */
export function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}

/** A moment as the staff read it: `11月24日(火) 9:00`. */
export function momentText(iso: string, at: Date): string {
  return `${localDay(iso, ja, at)} ${localTime(new Date(iso))}`;
}
