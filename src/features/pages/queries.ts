import type { Reader } from '#server/db.ts';
import { Chamber } from './schema.ts';

/** The setting that holds how the chamber is reached. */
export const CHAMBER_KEY = 'chamber';

export async function readChamber(read: Reader): Promise<Chamber> {
  const row = await read
    .selectFrom('setting')
    .select('value')
    .where('key', '=', CHAMBER_KEY)
    .executeTakeFirst();
  return Chamber.parse(row ? JSON.parse(row.value) : {});
}
