import type { APIRoute } from 'astro';
import { openImage } from '#features/media/files.ts';
import { isImagePublic } from '#features/media/public.ts';
import { readImageFile } from '#features/media/schema.ts';

const NOT_FOUND = () => new Response('Not found\n', { status: 404 });

/** A published photo in one of its sizes. Its name is random, so its bytes never change. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { key = '' } = params;
  const file = readImageFile(params['file'] ?? '');
  if (!file || !/^[a-z0-9]{16,64}$/.test(key)) return NOT_FOUND();
  if (!(await isImagePublic(locals.read, key, locals.at))) return NOT_FOUND();
  const image = await openImage(key, file);
  if (!image) return NOT_FOUND();
  return new Response(image.body, {
    headers: {
      'Content-Type': image.type,
      'Content-Length': String(image.bytes),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
};
