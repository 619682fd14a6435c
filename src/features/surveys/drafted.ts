import type { Report } from './draft-queries.ts';
import type { DraftFigures, SurveyKind } from './schema.ts';
import type { ReportTexts } from './texts.ts';

/** The title a report is begun with; of which time, where that is known. */
export function titleOf(
  { name, kind }: { name: string; kind: SurveyKind },
  from: string | null,
): string {
  if (from === null) return name;
  const [year, month] = from.split('-').map(Number) as [number, number];
  if (kind === 'traffic') return `${name} ${year}年`;
  return `${name} ${year}年${month}${kind === 'condition' ? `〜${month + 2}月期` : '月'}`;
}

/** The first sentence follows the figures until somebody writes another in its place. */
export function redrafted(
  { texts, figures: before }: Pick<Report, 'texts' | 'figures'>,
  figures: DraftFigures,
): ReportTexts {
  const wasDrafted = texts.finding === null || texts.finding === before.finding;
  if (!wasDrafted) return texts;
  const finding = figures.finding || null;
  return { ...texts, finding, findingEn: finding && (figures.figures[0]?.title.en ?? null) };
}

/** A report's texts once it is known of which time it is; a title that was written stays. */
export function withPeriod(
  { kind, survey, texts, period }: Pick<Report, 'kind' | 'survey' | 'texts' | 'period'>,
  changed: ReportTexts,
  from: string,
): ReportTexts {
  const own = { name: survey.ja, kind };
  const before = titleOf(own, texts.isPeriodOpen ? null : period.from);
  const title = changed.title === before ? titleOf(own, from) : changed.title;
  return { ...changed, title, isPeriodOpen: false };
}
