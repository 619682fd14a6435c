import type { DraftFigures, SurveyKind } from './schema.ts';
import type { ReportFacts, ReportTexts } from './texts.ts';

/** What a report cannot be published without. */
export const GAPS = [
  'figures',
  'title',
  'finding',
  'period',
  'surveyedUntil',
  'collectedOn',
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

/** What of a report of this kind is asked of who publishes it. */
export function factsOf(kind: SurveyKind): (keyof ReportFacts)[] {
  if (kind === 'analysis') return [];
  return asksSomebody(kind) ? ['surveyedUntil', 'collectedOn', 'distributed'] : ['surveyedUntil'];
}

/** The gaps whoever publishes fills by what is asked of them. */
export const isAsked = (gap: Gap) =>
  ['surveyedUntil', 'collectedOn', 'distributed', 'fewerDistributed'].includes(gap);

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
    period: texts.isPeriodOpen,
    surveyedUntil: kind !== 'analysis' && texts.surveyedUntil === null,
    collectedOn: asks && texts.collectedOn === null,
    method: texts.method === null,
    population: asks && texts.population === null,
    distributed: asks && distributed === null,
    fewerDistributed: asks && distributed !== null && distributed < figures.respondents,
    limitations: texts.limitations === null,
    source: kind === 'analysis' && texts.sources.length === 0,
    retrieved: kind === 'analysis' && texts.sources.some(({ retrieved }) => retrieved === null),
  };
  return GAPS.filter((gap) => isMissing[gap]);
}
