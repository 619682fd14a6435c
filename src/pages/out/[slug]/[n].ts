import type { APIRoute } from 'astro';
import { getOutgoingLink } from '#features/products/detail.ts';

/** Leads to a product's shop elsewhere: only ever to the address its owner entered. */
export const GET: APIRoute = async ({ params, locals }) => {
  const n = /^[1-8]$/.test(params['n'] ?? '') ? Number(params['n']) : 0;
  const link = await getOutgoingLink(locals.read, params['slug'] ?? '', n, locals.at);
  if (!link) return new Response(null, { status: 404 });
  return new Response(null, {
    status: 302,
    headers: {
      Location: link.url,
      'Cache-Control': 'no-store',
      'x-count': `product:${link.productId} shop`,
      'X-Robots-Tag': 'noindex, nofollow',
    },
  });
};
