import type { Report } from './draft-queries.ts';
import { asksSomebody } from './gaps.ts';
import type { ReportDocument, Said } from './schema.ts';

const said = (ja: string | null, en: string | null): Said | null =>
  ja === null ? null : { ja, en };

/** A draft as it would be published. */
export function documentOf({
  kind,
  survey,
  texts,
  period,
  figures,
}: Pick<Report, 'kind' | 'survey' | 'texts' | 'period' | 'figures'>): ReportDocument {
  return {
    kind,
    survey,
    title: { ja: texts.title ?? survey.ja, en: texts.titleEn ?? survey.en },
    finding: { ja: texts.finding ?? '', en: texts.findingEn },
    comment: said(texts.comment, texts.commentEn),
    period,
    surveyedUntil: texts.surveyedUntil,
    collectedOn: asksSomebody(kind) ? texts.collectedOn : null,
    method: said(texts.method, texts.methodEn),
    population: said(texts.population, texts.populationEn),
    distributed: asksSomebody(kind) ? texts.distributed : null,
    valid: asksSomebody(kind) ? figures.respondents : null,
    limitations: said(texts.limitations, texts.limitationsEn),
    sources: texts.sources.map(({ name, ...source }) => ({
      name: { ja: name, en: null },
      ...source,
    })),
    figures: figures.figures,
    withheld: figures.withheld,
    places: figures.places,
    kept: figures.kept,
  };
}
