import type { Migration } from 'kysely/migration';
import * as directory from './0001_directory.ts';
import * as campaigns from './0002_campaigns.ts';

/** Every migration, listed explicitly and in order; a released one is never edited. */
export const migrations: Record<string, Migration> = {
  '0001_directory': directory,
  '0002_campaigns': campaigns,
};
