import type { Locale } from '#i18n/urls.ts';
import type { SurveyWords } from '#i18n/surveys.ja.ts';
import { cellText } from '../components/say.ts';
import type { Figure } from '../schema.ts';
import { MOST_BARS, textIn } from './data.ts';

interface Known {
  row: string;
  n: number;
  value: string;
  isAhead: boolean;
}

/** What a chart shows, in words, for whoever does not see it. */
export function describe(figure: Figure, locale: Locale, words: SurveyWords): string {
  const { described: w } = words;
  const series = figure.columns.flatMap(({ label, format, drawn }, at) =>
    drawn ? [{ label: textIn(locale, label), known: knownOf(figure, at, format) }] : [],
  );
  const [first] = series;
  const size = figure.form === 'bars' ? Math.min(figure.rows.length, MOST_BARS) : 0;
  const between = locale === 'ja' ? '' : ' ';
  if (!first || series.every(({ known }) => known.length === 0)) return '';
  if (figure.form === 'bars') {
    const { high, low } = endsOf(first.known.slice(0, MOST_BARS));
    return w.bars(size, high.row, high.value, low.row, low.value);
  }
  if (figure.form === 'lines')
    return series.flatMap(({ label, known }) => lineText(label, known)).join(between);
  if (figure.form !== 'stacked') return '';
  return figure.rows
    .flatMap(({ label }, r) => {
      const parts = series.flatMap(({ label: part, known }) => {
        const own = known.find(({ at }) => at === r);
        return own ? [{ part, ...own }] : [];
      });
      const most = parts.toSorted((a, b) => b.n - a.n)[0];
      return most ? [w.stacked(textIn(locale, label), most.part, most.value)] : [];
    })
    .join(between);

  function lineText(label: string, known: (Known & { at: number })[]): string[] {
    const past = known.filter(({ isAhead }) => !isAhead);
    const [begin, end, ahead] = [past[0], past.at(-1), known.at(-1)];
    if (!begin || !end || !ahead) return [];
    const { high, low } = endsOf(past);
    const line = w.line(label, begin.row, begin.value, end.row, end.value);
    const range = past.length > 2 ? w.range(high.row, high.value, low.row, low.value) : '';
    const next = ahead.isAhead ? w.ahead(ahead.row, ahead.value) : '';
    return [[line, range, next].filter(Boolean).join(between)];
  }

  function knownOf(
    { rows, projectedFrom }: Figure,
    column: number,
    format: Figure['columns'][number]['format'],
  ): (Known & { at: number })[] {
    return rows.flatMap((row, at) => {
      const cell = row.cells[column];
      if (typeof cell !== 'number') return [];
      const isAhead = projectedFrom !== null && at >= projectedFrom;
      const value = cellText(cell, format, words);
      return [{ at, row: textIn(locale, row.label), n: cell, value, isAhead }];
    });
  }
}

function endsOf(known: readonly Known[]): { high: Known; low: Known } {
  const sorted = known.toSorted((a, b) => b.n - a.n);
  return { high: sorted[0]!, low: sorted.at(-1)! };
}
