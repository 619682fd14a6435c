import type { Dataset, WithContext } from 'schema-dts';
import { LICENCE_URL } from '#features/entries/licence.ts';
import { OPEN_DATA_FORMS } from './files.ts';

const TYPES = {
  csv: 'text/csv',
  json: 'application/json',
  geojson: 'application/geo+json',
} as const;

/** One table of open data as schema.org Dataset. */
export function datasetJsonLd(set: {
  name: string;
  label: string;
  changedAt: string | undefined;
  siteUrl: string;
  publisher: string;
  words: { description: string; lead: string };
}): WithContext<Dataset> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: set.label,
    description: `${set.words.description} ${set.words.lead}`,
    url: `${set.siteUrl}/opendata`,
    license: LICENCE_URL,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: set.publisher },
    ...(set.changedAt && { dateModified: set.changedAt }),
    distribution: OPEN_DATA_FORMS.map((form) => ({
      '@type': 'DataDownload',
      encodingFormat: TYPES[form],
      contentUrl: `${set.siteUrl}/opendata/${set.name}.${form}`,
    })),
  };
}
