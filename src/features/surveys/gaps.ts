import type { DraftFigures, ReportTexts, SurveyKind } from './schema.ts';

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
  'source',
  'retrieved',
] as const;
export type Gap = (typeof GAPS)[number];

/** Whether a kind asks somebody, and so says whom and how many. */
export const asksSomebody = (kind: SurveyKind) => kind === 'questionnaire' || kind === 'condition';

/** What is still missing, in the order of the page. */
export function missingIn({
  kind,
  texts,
  figures,
}: {
  kind: SurveyKind;
  texts: ReportTexts;
  figures: DraftFigures;
}): Gap[] {
  const { distributed } = texts;
  const asks = asksSomebody(kind);
  const isMissing: Record<Gap, boolean> = {
    figures: figures.figures.length === 0,
    title: texts.title === null,
    finding: texts.finding === null,
    surveyedUntil: kind !== 'analysis' && texts.surveyedUntil === null,
    method: texts.method === null,
    population: asks && texts.population === null,
    distributed: asks && distributed === null,
    fewerDistributed: asks && distributed !== null && distributed < figures.respondents,
    limitations: texts.limitations === null,
    source: kind === 'analysis' && texts.sourceName === null,
    retrieved: kind === 'analysis' && texts.sourceRetrieved === null,
  };
  return GAPS.filter((gap) => isMissing[gap]);
}
