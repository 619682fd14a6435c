import type { APIRoute } from 'astro';
import { noteTaken } from '#features/audit/taken.ts';
import { csvFile } from '#features/entries/csv.ts';
import { EXPORT_NAMES, EXPORTS } from '#features/transfer/export/index.ts';
import { exportJa } from '#i18n/export.ja.ts';

export const GET: APIRoute = async (context) => {
  const { params, locals } = context;
  const name = EXPORT_NAMES.find((one) => one === params['table']);
  if (!name) return new Response('Not found\n', { status: 404 });
  await noteTaken(context, 'transfer.export', { details: { file: exportJa.names[name] } });
  const { columns, batches } = EXPORTS[name](locals.read);
  return csvFile(name, columns, batches);
};
