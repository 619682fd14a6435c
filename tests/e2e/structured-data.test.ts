import type { APIRequestContext } from 'playwright/test';
import { TEXT_PAGES } from '#features/pages/paths.ts';
import { faultsOf, type Found } from '../support/structured-data.ts';
import { expect, test } from '../support/server.ts';

/** Each list with what the addresses of its entries look like. */
const LISTS = {
  '/shops': /href="(\/shops\/[a-z0-9-]+)"/g,
  '/events': /href="(\/events\/[a-z0-9-]+)"/g,
  '/jobs': /href="(\/jobs\/[a-z0-9-]+)"/g,
  '/products': /href="(\/products\/[a-z0-9-]+)"/g,
  '/coupons': /href="(\/coupons\/[a-z0-9-]+)"/g,
  '/campaigns': /href="(\/campaigns\/[a-z0-9-]+)"/g,
  '/news': /href="(\/news\/[a-z0-9-]+)"/g,
  '/surveys': /href="(\/surveys\/[a-z0-9-]+)"/g,
};
const BLOCK = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g;

async function blocksOf(
  request: APIRequestContext,
  path: string,
): Promise<{ html: string; found: Found[] }> {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  const html = await answer.text();
  const found = [...html.matchAll(BLOCK)].map(([, json]) => ({
    url: path,
    block: JSON.parse(json!) as Found['block'],
  }));
  return { html, found };
}

test('every block of structured data has what its readers ask for', async ({ request }) => {
  const found: Found[] = [];
  for (const path of ['/', '/en', '/opendata', '/jobs/policy', ...TEXT_PAGES]) {
    const page = await blocksOf(request, path);
    expect(page.found.length, `blocks on ${path}`).toBeGreaterThan(0);
    found.push(...page.found);
  }
  for (const [list, entry] of Object.entries(LISTS)) {
    const page = await blocksOf(request, list);
    found.push(...page.found);
    const entries = new Set([...page.html.matchAll(entry)].map(([, path]) => path!));
    expect(entries.size, `entries on ${list}`).toBeGreaterThan(0);
    const some = [...entries].slice(0, 24);
    for (const path of [...some, `/en${some[0]}`]) {
      const own = await blocksOf(request, path);
      expect(own.found.map(({ block }) => block['@type'])).toContain('BreadcrumbList');
      found.push(...own.found);
    }
  }
  expect(faultsOf(found)).toEqual([]);
  const types = new Set(found.map(({ block }) => block['@type']));
  for (const type of [
    'WebSite',
    'BreadcrumbList',
    'Restaurant',
    'Event',
    'JobPosting',
    'Product',
    'Offer',
    'CollectionPage',
    'Dataset',
    'NewsArticle',
  ]) {
    expect([...types], 'kinds of blocks on the site').toContain(type);
  }
});
