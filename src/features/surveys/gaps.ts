import type { DraftFigures, ReportTexts } from './schema.ts';

/** What a report cannot be published without. */
export const GAPS = [
  'figures',
  'title',
  'finding',
  'surveyedUntil',
  'method',
  'population',
  'distributed',
  'fewerDistributed',
  'limitations',
] as const;
export type Gap = (typeof GAPS)[number];

/** What is still missing, in the order of the page. */
export function missingIn(texts: ReportTexts, { figures, respondents }: DraftFigures): Gap[] {
  const { distributed } = texts;
  const isMissing: Record<Gap, boolean> = {
    figures: figures.length === 0,
    title: texts.title === null,
    finding: texts.finding === null,
    surveyedUntil: texts.surveyedUntil === null,
    method: texts.method === null,
    population: texts.population === null,
    distributed: distributed === null,
    fewerDistributed: distributed !== null && distributed < respondents,
    limitations: texts.limitations === null,
  };
  return GAPS.filter((gap) => isMissing[gap]);
}
