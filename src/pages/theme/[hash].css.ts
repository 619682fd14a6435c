import type { APIRoute } from 'astro';
import { getThemeCss } from '#features/campaigns/queries.ts';

/** A campaign's colours; the address holds the hash of the content, so it may be kept for ever. */
export const GET: APIRoute = async ({ params, locals }) => {
  const hash = params['hash'] ?? '';
  const css = /^[0-9a-f]{16}$/.test(hash) ? await getThemeCss(locals.read, hash) : undefined;
  if (css === undefined) return new Response('Not found\n', { status: 404 });
  return new Response(css, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
};
