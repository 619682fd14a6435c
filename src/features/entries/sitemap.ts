import { LOCALES, urlFor } from '#i18n/urls.ts';

export interface SitemapEntry {
  /** Address without the language. */
  path: string;
  /** ISO UTC. */
  lastModified?: string;
}

/** Both languages of every entry, each pointing at the other. */
export function sitemap(siteUrl: string, entries: SitemapEntry[]): Response {
  const urls = entries.flatMap(({ path, lastModified }) => {
    const alternates = LOCALES.map(
      (lang) =>
        `<xhtml:link rel="alternate" hreflang="${lang}" href="${escape(siteUrl + urlFor(lang, path))}"/>`,
    ).join('');
    const modified = lastModified ? `<lastmod>${lastModified}</lastmod>` : '';
    return LOCALES.map(
      (lang) =>
        `<url><loc>${escape(siteUrl + urlFor(lang, path))}</loc>${modified}${alternates}</url>`,
    );
  });
  return xml(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>`,
  );
}

export function sitemapIndex(siteUrl: string, paths: string[]): Response {
  const maps = paths.map((path) => `<sitemap><loc>${escape(siteUrl + path)}</loc></sitemap>`);
  return xml(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join('\n')}</sitemapindex>`,
  );
}

function xml(body: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
