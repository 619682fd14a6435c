import type { Dataset, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import { LICENCE_URL } from '#features/entries/licence.ts';
import type { Locale } from '#i18n/urls.ts';
import { say } from './components/say.ts';
import type { PublishedReport } from './queries.ts';

/** A report as schema.org Dataset, each of its figures a download. */
export function reportJsonLd(
  report: PublishedReport,
  page: { url: string; locale: Locale; siteUrl: string; chamber: string },
): string {
  const { document } = report;
  const chamber = { '@type': 'Organization', name: page.chamber, url: page.siteUrl } as const;
  const thing: WithContext<Dataset> = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': page.url,
    url: page.url,
    name: say(page.locale, document.title).text,
    description: `${say(page.locale, document.finding).text} ${
      document.limitations ? say(page.locale, document.limitations).text : ''
    }`.trim(),
    temporalCoverage: `${document.period.from}/${document.period.until}`,
    datePublished: report.releases.at(-1)!.visibleFrom,
    dateModified: report.publishedAt,
    version: report.number,
    // Figures taken from elsewhere stay under the terms they came with.
    license: document.sources.find(({ licence }) => licence)?.licence ?? LICENCE_URL,
    isAccessibleForFree: true,
    creator: chamber,
    publisher: chamber,
    variableMeasured: document.figures
      .filter(({ under }) => under === null)
      .map(({ about }) => say(page.locale, about).text),
    distribution: document.figures
      .filter(({ under }) => under === null)
      .map((figure) => ({
        '@type': 'DataDownload',
        name: say(page.locale, figure.about).text,
        encodingFormat: 'text/csv',
        contentUrl: `${page.url}/files/${figure.id}.csv`,
      })),
  };
  return jsonLd(thing);
}
