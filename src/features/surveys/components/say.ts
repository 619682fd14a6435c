import { localText, type LocalText } from '#i18n/text.ts';
import type { SurveyWords } from '#i18n/surveys.ja.ts';
import type { Locale } from '#i18n/urls.ts';
import { pointsText } from '../arithmetic.ts';
import type { Cell, Figure, Said } from '../schema.ts';

export function say(locale: Locale, { ja, en }: Said): LocalText {
  return localText(locale, ja, en);
}

/** A cell as a table shows it. */
export function cellText(
  cell: Cell,
  format: Figure['columns'][number]['format'],
  words: Pick<SurveyWords, 'withheld'>,
): string {
  if (cell === 'withheld') return words.withheld;
  if (cell === null) return '—';
  if (format === 'count') return cell.toLocaleString('ja-JP');
  if (format === 'points') return pointsText(cell);
  return `${cell < 0 ? '▲' : ''}${Math.abs(cell).toFixed(1)}%`;
}

/** The figures that take this one apart. */
export function partsOf(figures: readonly Figure[], id: string): Figure[] {
  return figures.filter(({ under }) => under === id);
}
