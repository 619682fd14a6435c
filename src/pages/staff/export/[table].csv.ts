import type { APIRoute } from 'astro';
import { csvFile } from '#features/entries/csv.ts';
import { EXPORT_NAMES, EXPORTS } from '#features/transfer/export/index.ts';

export const GET: APIRoute = ({ params, locals }) => {
  const name = EXPORT_NAMES.find((one) => one === params['table']);
  if (!name) return new Response('Not found\n', { status: 404 });
  const { columns, batches } = EXPORTS[name](locals.read);
  return csvFile(name, columns, batches);
};
