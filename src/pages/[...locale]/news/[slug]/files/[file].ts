import type { APIRoute } from 'astro';
import { documentResponse } from '#features/media/documents.ts';
import { mediaDir } from '#features/media/files.ts';
import { getPublishedFile, readFileKey } from '#features/news/file-queries.ts';

/** A file that comes with a notice, for as long as the notice is shown. */
export const GET: APIRoute = async ({ params, locals }) => {
  const key = readFileKey(params['file']);
  const file = key && (await getPublishedFile(locals.read, params['slug'] ?? '', key, locals.at));
  if (!file) return new Response('Not found\n', { status: 404 });
  const response = await documentResponse(mediaDir, file);
  response.headers.set('Cache-Control', 'no-cache');
  return response;
};
