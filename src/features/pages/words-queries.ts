import type { Reader } from '#server/db.ts';
import { escapeText, readMarkdown } from './markdown.ts';
import { namer } from './named.ts';
import { firstWords } from './page-texts.ts';
import { EDITED_PAGES, WORDS_IN, type EditedPage, type PageKey, type PageWords } from './schema.ts';
import type { PageText } from './text.ts';

/** A version of a page's words: 1 is what it came with, which nobody wrote here. */
export interface PageVersion extends PageWords {
  number: number;
  author: string | null;
  /** ISO UTC. */
  at: string | null;
}

/** The newest words of a page. */
export async function getPageWords(
  read: Pick<Reader, 'selectFrom'>,
  page: EditedPage,
  locale: PageKey['locale'],
): Promise<PageVersion> {
  const name = await namer(read);
  const row = await versions(read, page, locale).limit(1).executeTakeFirst();
  return name(row ?? firstVersion(page, locale), locale);
}

/** One version of a page's words, or undefined. */
export async function getPageVersion(
  read: Pick<Reader, 'selectFrom'>,
  page: EditedPage,
  locale: PageKey['locale'],
  number: number,
): Promise<PageVersion | undefined> {
  const name = await namer(read);
  const found = versions(read, page, locale).where('number', '=', number);
  const version = number === 1 ? firstVersion(page, locale) : await found.executeTakeFirst();
  return name(version, locale);
}

/** Who wrote each version and when, the newest first and the first one last. */
export async function listPageVersions(
  read: Reader,
  page: EditedPage,
  locale: PageKey['locale'],
): Promise<Pick<PageVersion, 'number' | 'author' | 'at'>[]> {
  const rows = await read
    .selectFrom('page_text')
    .select(['number', 'author', 'at'])
    .where('page', '=', page)
    .where('locale', '=', locale)
    .orderBy('number', 'desc')
    .execute();
  return [...rows, { number: 1, author: null, at: null }];
}

/** When the words of each page were last written; null for those it came with. */
export async function listPages(
  read: Reader,
): Promise<{ page: EditedPage; locale: PageKey['locale']; at: string | null }[]> {
  const rows = await read
    .selectFrom('page_text')
    .select(['page', 'locale'])
    .select((eb) => eb.fn.max('at').as('at'))
    .groupBy(['page', 'locale'])
    .execute();
  return EDITED_PAGES.flatMap((page) =>
    WORDS_IN.map((locale) => ({
      page,
      locale,
      at: rows.find((row) => row.page === page && row.locale === locale)?.at ?? null,
    })),
  );
}

/** A page as it is read, `{name}` in it replaced by what the site knows itself. */
export async function readPageText(
  read: Reader,
  page: EditedPage,
  locale: PageKey['locale'],
  known: Record<string, string> = {},
): Promise<PageText & Pick<PageVersion, 'at'>> {
  const { at, ...words } = await getPageWords(read, page, locale);
  return { ...pageTextOf(words, known), at };
}

/** Every page as it is read, found with one question. */
export async function readPageTexts(
  read: Reader,
): Promise<(page: EditedPage, locale: PageKey['locale']) => PageText> {
  const name = await namer(read);
  const rows = await read
    .selectFrom('page_text as text')
    .select(['page', 'locale', 'title', 'description', 'lead', 'body'])
    .where('number', '=', (eb) =>
      eb
        .selectFrom('page_text as newer')
        .select((s) => s.fn.max('newer.number').as('number'))
        .whereRef('newer.page', '=', 'text.page')
        .whereRef('newer.locale', '=', 'text.locale'),
    )
    .execute();
  return (page, locale) =>
    pageTextOf(
      name(
        rows.find((row) => row.page === page && row.locale === locale) ?? firstWords(page, locale),
        locale,
      ),
    );
}

/** Words as a page. */
export function pageTextOf(
  { title, description, lead, body }: PageWords,
  known: Record<string, string> = {},
): PageText {
  const filled = Object.entries(known).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, escapeText(value)),
    body,
  );
  return { title, description, lead, sections: readMarkdown(filled) };
}

function firstVersion(page: EditedPage, locale: PageKey['locale']): PageVersion {
  return { ...firstWords(page, locale), number: 1, author: null, at: null };
}

function versions(read: Pick<Reader, 'selectFrom'>, page: EditedPage, locale: PageKey['locale']) {
  return read
    .selectFrom('page_text')
    .select(['number', 'title', 'description', 'lead', 'body', 'author', 'at'])
    .where('page', '=', page)
    .where('locale', '=', locale)
    .orderBy('number', 'desc');
}
