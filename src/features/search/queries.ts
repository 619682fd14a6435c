import type { Reader } from '#server/db.ts';
import { PopularTerms } from './schema.ts';

/** The setting, and its tag. */
export const POPULAR_TERMS_KEY = 'popular-terms';

/** What the staff say that many look for, in both languages. */
export async function readAllPopularTerms(read: Reader): Promise<PopularTerms> {
  const row = await read
    .selectFrom('setting')
    .select('value')
    .where('key', '=', POPULAR_TERMS_KEY)
    .executeTakeFirst();
  return PopularTerms.parse(row ? JSON.parse(row.value) : {});
}

/** The same in the reader's language. */
export async function readPopularTerms(
  read: Reader,
  locale: keyof PopularTerms,
): Promise<string[]> {
  return (await readAllPopularTerms(read))[locale];
}
