import type { APIRoute } from 'astro';
import { openDataFile, readOpenDataForm } from '#features/opendata/files.ts';
import { shopTable } from '#features/shops/opendata.ts';

export const GET: APIRoute = ({ params, locals }) => {
  const form = readOpenDataForm(params['form']);
  if (!form) return new Response('Not found\n', { status: 404 });
  return openDataFile(shopTable(locals.read, locals.at, locals.isLocal), form, 'yamaguchi-shops');
};
