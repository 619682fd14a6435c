import type { APIRoute } from 'astro';
import { eventTable } from '#features/events/opendata.ts';
import { openDataFile, readOpenDataForm } from '#features/opendata/files.ts';

export const GET: APIRoute = ({ params, locals }) => {
  const form = readOpenDataForm(params['form']);
  if (!form) return new Response('Not found\n', { status: 404 });
  const { read, at, isLocal: withDemo, siteUrl } = locals;
  return openDataFile(eventTable(read, { at, withDemo, siteUrl }), form, 'yamaguchi-events');
};
