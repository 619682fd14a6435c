import type { APIRoute } from 'astro';
import { documentResponse } from '#features/media/documents.ts';
import { mediaDir } from '#features/media/files.ts';
import { listNewsFiles, readFileKey } from '#features/news/file-queries.ts';

/** A file of a notice that may not be public yet, for the staff. */
export const GET: APIRoute = async ({ params, locals }) => {
  const key = readFileKey(params['file']);
  const files = await listNewsFiles(locals.read, Number(params['id']));
  const file = files.find((one) => one.key === key);
  if (!file) return new Response('Not found\n', { status: 404 });
  return documentResponse(mediaDir, file);
};
