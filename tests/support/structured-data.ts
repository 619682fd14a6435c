/**
 * What Google's documentation of structured data asks of each type ("Search gallery", 2026):
 * required properties must stand in every block, recommended ones must be given somewhere.
 */
interface Rule {
  required: string[];
  recommended: string[];
}

const PLACE: Rule = {
  required: ['name', 'address.streetAddress', 'address.addressCountry'],
  recommended: ['geo.latitude', 'openingHoursSpecification', 'telephone', 'url', 'image', 'sameAs'],
};

const RULES: Record<string, Rule> = {
  WebSite: { required: ['name', 'url'], recommended: [] },
  BreadcrumbList: {
    required: ['itemListElement.position', 'itemListElement.name', 'itemListElement.item'],
    recommended: [],
  },
  LocalBusiness: PLACE,
  Restaurant: PLACE,
  CafeOrCoffeeShop: PLACE,
  Store: PLACE,
  LodgingBusiness: PLACE,
  HealthAndBeautyBusiness: PLACE,
  AutomotiveBusiness: PLACE,
  Event: {
    required: ['name', 'startDate', 'location'],
    recommended: [
      'endDate',
      'eventStatus',
      'eventAttendanceMode',
      'organizer.name',
      'offers',
      'image',
      'description',
    ],
  },
  JobPosting: {
    required: [
      'title',
      'description',
      'datePosted',
      'hiringOrganization.name',
      'jobLocation.address.addressCountry',
      'jobLocation.address.addressLocality',
      'jobLocation.address.addressRegion',
    ],
    recommended: [
      'validThrough',
      'employmentType',
      'identifier',
      'directApply',
      'baseSalary.currency',
      'baseSalary.value.unitText',
      'jobLocation.address.streetAddress',
    ],
  },
  Product: {
    required: ['name', 'offers.price|offers.lowPrice', 'offers.priceCurrency'],
    recommended: ['image', 'description', 'offers.availability', 'offers.url'],
  },
  Offer: {
    required: ['name'],
    recommended: ['validFrom', 'validThrough', 'offeredBy.name', 'url'],
  },
  Dataset: {
    required: ['name', 'description', 'license'],
    recommended: ['creator.name', 'distribution.contentUrl', 'url', 'temporalCoverage'],
  },
  NewsArticle: {
    required: ['headline', 'datePublished', 'author.name', 'image', 'url'],
    recommended: ['dateModified', 'author.url', 'publisher.name', 'inLanguage'],
  },
  CollectionPage: {
    required: ['name', 'url'],
    recommended: ['description', 'image', 'mainEntity.itemListElement.name'],
  },
};

type Block = Record<string, unknown> & { '@type'?: unknown };

export interface Found {
  url: string;
  block: Block;
}

/** Whether a dotted path leads to a value that says something, in every item of the lists on its way. */
function has(value: unknown, path: string[]): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => has(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return value !== undefined && value !== null && value !== '';
  return typeof value === 'object' && value !== null && has((value as Block)[key], rest);
}

/** Everything that is wrong with the blocks of a site, one line each. */
export function faultsOf(found: Found[]): string[] {
  const faults: string[] = [];
  for (const { url, block } of found) {
    const type = String(block['@type']);
    const rule = RULES[type];
    if (block['@context'] !== 'https://schema.org') faults.push(`${url}: ${type} has no context`);
    if (!rule) faults.push(`${url}: nobody has said what a ${type} needs`);
    for (const path of rule?.required ?? []) {
      if (!path.split('|').some((way) => has(block, way.split('.'))))
        faults.push(`${url}: ${type} lacks ${path}`);
    }
  }
  for (const [type, { recommended }] of Object.entries(RULES)) {
    const blocks = found.filter(({ block }) => block['@type'] === type);
    for (const path of blocks.length > 0 ? recommended : []) {
      if (!blocks.some(({ block }) => has(block, path.split('.'))))
        faults.push(`no ${type} gives ${path}`);
    }
  }
  return faults;
}
