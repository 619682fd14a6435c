import type { Reader } from '#server/db.ts';

/** The demo town's businesses: a real site's feeds and open data leave their entries out. */
export function demoBusinesses(read: Pick<Reader, 'selectFrom'>) {
  return read.selectFrom('business').select('id').where('demo', '=', 1);
}

/** Whether a business belongs to the demo: so does what it adds. */
export async function isDemoBusiness(
  read: Pick<Reader, 'selectFrom'>,
  businessId: number,
): Promise<boolean> {
  const row = await demoBusinesses(read).where('id', '=', businessId).executeTakeFirst();
  return row !== undefined;
}
