import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { PageWordsInput, PageKey, PageWords } from './schema.ts';
import { getPageVersion, getPageWords } from './words-queries.ts';

/**
 * Puts new words on a page as its next version.
 *
 * @returns false when somebody wrote another one since `base`; nothing is written then.
 */
export async function writePageWords(
  tx: Tx,
  { page, locale, base, ...words }: PageWordsInput,
  author: string,
  at: Date,
): Promise<boolean> {
  const { number } = await getPageWords(tx, page, locale);
  if (number !== base) return false;
  await addVersion(tx, { page, locale }, number + 1, words, author, at);
  return true;
}

/** Puts the words of an earlier version on a page again, as its next one; false where there is none. */
export async function restorePageWords(
  tx: Tx,
  { page, locale }: PageKey,
  number: number,
  author: string,
  at: Date,
): Promise<boolean> {
  const earlier = await getPageVersion(tx, page, locale, number);
  if (!earlier) return false;
  const { number: newest } = await getPageWords(tx, page, locale);
  const { title, description, lead, body } = earlier;
  await addVersion(
    tx,
    { page, locale },
    newest + 1,
    { title, description, lead, body },
    author,
    at,
  );
  return true;
}

async function addVersion(
  tx: Tx,
  key: PageKey,
  number: number,
  words: PageWords,
  author: string,
  at: Date,
): Promise<void> {
  const row = { ...key, ...words, number, author, at: toIso(at) };
  await tx.insertInto('page_text').values(row).execute();
  await tx
    .insertInto('change')
    .values({ tag: `page:${key.page}`, at: toIso(at) })
    .execute();
}
