import type { APIRoute } from 'astro';
import { ogImage } from '#features/entries/og-image.ts';

export const GET: APIRoute = async () =>
  new Response(await ogImage({ pattern: 'seigaiha', hue: 'vermilion', seed: 'site' }), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  });
