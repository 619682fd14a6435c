import type { APIRoute } from 'astro';
import { isStaff } from '#features/accounts/policy.ts';
import { openImage } from '#features/media/files.ts';
import { isOwnImage } from '#features/media/queries.ts';
import { readImageFile } from '#features/media/schema.ts';
import { requireActor } from '#server/auth/require.ts';

const NOT_FOUND = () => new Response('Not found\n', { status: 404 });

/** A photo, published or not, for the people of its business and the staff. */
export const GET: APIRoute = async ({ params, locals }) => {
  const actor = requireActor(locals);
  const file = readImageFile(params['file'] ?? '');
  const own = isStaff(actor) ? 'all' : actor.businesses.map(({ id }) => id);
  if (!file || !(await isOwnImage(locals.read, params['key'] ?? '', own))) return NOT_FOUND();
  const image = await openImage(params['key'] ?? '', file);
  if (!image) return NOT_FOUND();
  return new Response(image.body, {
    headers: { 'Content-Type': image.type, 'Content-Length': String(image.bytes) },
  });
};
