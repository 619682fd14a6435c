import type { APIRoute } from 'astro';
import { countsFile } from '#features/counts/file.ts';
import { CountsFilter } from '#features/counts/schema.ts';

export const GET: APIRoute = ({ locals: { read, at }, url }) =>
  countsFile(read, CountsFilter.parse(Object.fromEntries(url.searchParams)), at);
