import type { APIRoute } from 'astro';
import { auditFile } from '#features/audit/file.ts';
import { readAuditFilter } from '#features/audit/schema.ts';

/** The lines that fit, as a file for a spreadsheet. */
export const GET: APIRoute = ({ locals, url }) =>
  auditFile(locals.read, readAuditFilter(url.searchParams));
