import type { Reader } from '#server/db.ts';
import { visibleNews } from './queries.ts';

/** A PDF that comes with a notice. */
export interface NewsFile {
  key: string;
  /** Without the ending. */
  name: string;
  bytes: number;
}

/** What comes with a notice, in the order it was added. */
export function listNewsFiles(read: Reader, newsId: number): Promise<NewsFile[]> {
  return read
    .selectFrom('news_file')
    .select(['key', 'name', 'bytes'])
    .where('news_id', '=', newsId)
    .orderBy('id')
    .execute();
}

/** A file of a notice that is shown at this moment, or undefined. */
export function getPublishedFile(
  read: Reader,
  slug: string,
  key: string,
  at: Date,
): Promise<NewsFile | undefined> {
  return visibleNews(read, at)
    .innerJoin('news_file', 'news_file.news_id', 'news.id')
    .select(['news_file.key', 'news_file.name', 'news_file.bytes'])
    .where('news.slug', '=', slug)
    .where('news_file.key', '=', key)
    .executeTakeFirst();
}

/** The key in the last part of a file's address, or undefined. */
export function readFileKey(name: string | undefined): string | undefined {
  return /^([0-9a-f]{32})\.pdf$/.exec(name ?? '')?.[1];
}
