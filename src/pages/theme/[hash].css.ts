import type { APIRoute } from 'astro';
import { getThemeCss } from '#features/campaigns/queries.ts';
import { keep } from '#server/cache/keep.ts';

/** A campaign's colours; the address holds the hash of the content, so it may be kept for ever. */
export const GET: APIRoute = async (context) => {
  const hash = context.params['hash'] ?? '';
  const isHash = /^[0-9a-f]{16}$/.test(hash);
  const css = isHash ? await getThemeCss(context.locals.read, hash) : undefined;
  if (css === undefined) return new Response('Not found\n', { status: 404 });
  keep(context, { tags: ['campaign'], still: true });
  return new Response(css, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
};
