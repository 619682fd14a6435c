import type { APIRoute } from 'astro';
import { auditFile } from '#features/audit/file.ts';
import { readAuditFilter } from '#features/audit/schema.ts';
import { noteTaken } from '#features/audit/taken.ts';

/** The lines that fit, as a file for a spreadsheet. */
export const GET: APIRoute = async (context) => {
  await noteTaken(context, 'audit.export');
  return auditFile(context.locals.read, readAuditFilter(context.url.searchParams));
};
