import type { JobPosting, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import type { Section } from './components/sections.ts';
import type { JobDetail } from './queries.ts';
import type { EmploymentType } from './schema.ts';
import { closesAt } from './state.ts';

/** What each kind is called at Google; 業務委託 is no job there. */
const TYPES: Record<Exclude<EmploymentType, 'commission'>, string> = {
  regular: 'FULL_TIME',
  contract: 'TEMPORARY',
  part: 'PART_TIME',
  casual: 'PART_TIME',
  dispatch: 'TEMPORARY',
  intern: 'INTERN',
};

/**
 * An open job as schema.org JobPosting with everything Google requires and recommends that applies to
 * a job at a place; undefined for a closed one and for 業務委託.
 *
 * @param page what the page shows in its language: the markup may say no more and no less.
 */
export function jobPosting(
  job: JobDetail,
  page: { title: string; description: string; sections: Section[] },
): string | undefined {
  const { body, employmentType } = job;
  if (job.state !== 'open' || employmentType === 'commission') return undefined;
  const employer = body.recruiterName ?? job.shop.name;
  const thing: WithContext<JobPosting> = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: page.title,
    description: describe(page.description, page.sections),
    datePosted: job.postedOn,
    validThrough: closesAt(job).toISOString(),
    employmentType: TYPES[employmentType],
    identifier: { '@type': 'PropertyValue', name: employer, value: job.slug },
    // One applies to the employer, not on this page.
    directApply: false,
    hiringOrganization: {
      '@type': 'Organization',
      name: employer,
      ...(job.website !== null && { sameAs: job.website }),
    },
    jobLocation: placeOf(job),
    ...salaryOf(job),
  };
  return jsonLd(thing);
}

function placeOf({ body }: JobDetail): JobPosting['jobLocation'] {
  const address = body.workplaceAddress ?? '';
  const [, region = '山口県', locality, street] =
    /^(.{2,3}[都道府県])?(.{1,5}?[市町村])(.+)$/.exec(address) ?? [];
  return {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'JP',
      addressRegion: region,
      ...(locality !== undefined && { addressLocality: locality }),
      streetAddress: street ?? address,
      ...(body.workplacePostalCode !== null && { postalCode: body.workplacePostalCode }),
    },
  };
}

function salaryOf({ wage }: JobDetail): Partial<JobPosting & object> {
  if (wage === null) return {};
  return {
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'JPY',
      value: {
        '@type': 'QuantitativeValue',
        ...(wage.max === null ? { value: wage.min } : { minValue: wage.min, maxValue: wage.max }),
        unitText: wage.unit,
      },
    },
  };
}

/** The whole post as the simple HTML Google reads: paragraphs and lists. */
function describe(description: string, sections: Section[]): string {
  const item = ({ term, lines }: Section['rows'][number]) =>
    `<li>${escape(term)}: ${lines.map((line) => escape(line.text)).join('<br>')}</li>`;
  const parts = sections.map(
    ({ title, rows }) => `<p>${escape(title)}</p><ul>${rows.map(item).join('')}</ul>`,
  );
  return `<p>${escape(description)}</p>${parts.join('')}`;
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\n/g, '<br>');
}
