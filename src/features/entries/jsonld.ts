import type { BreadcrumbList, Thing, WithContext } from 'schema-dts';

/** JSON for a `<script>` block: `<` cannot end the block, the line separators cannot break old parsers. */
export function jsonLd(thing: WithContext<Thing>): string {
  return JSON.stringify(thing)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** The way to a page from the top. */
export function breadcrumbs(siteUrl: string, items: { name: string; path: string }[]): string {
  const list: WithContext<BreadcrumbList> = {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: items.map(({ name, path }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: siteUrl + path,
    })),
  };
  return jsonLd(list);
}
