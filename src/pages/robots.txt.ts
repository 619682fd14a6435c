import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals }) =>
  new Response(
    `User-agent: *\nDisallow: /member\nDisallow: /staff\nSitemap: ${locals.siteUrl}/sitemap.xml\n`,
  );
