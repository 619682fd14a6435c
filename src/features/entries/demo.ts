import type { Reader } from '#server/db.ts';

/** The demo town's businesses: a real site's feeds and open data leave their entries out. */
export function demoBusinesses(read: Pick<Reader, 'selectFrom'>) {
  return read.selectFrom('business').select('id').where('demo', '=', 1);
}
