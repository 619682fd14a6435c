import { present, type SearchRecord } from '#features/entries/search-record.ts';
import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { visibleNews } from './queries.ts';

/** Notices inside their period, as the search finds them. */
export async function searchNews(read: Reader, at: Date, ids?: number[]): Promise<SearchRecord[]> {
  const rows = await visibleNews(read, at)
    .leftJoin('business', 'business.id', 'news.business_id')
    .select(['news.id', 'news.slug', 'news.title', 'news.title_en', 'news.body', 'news.body_en'])
    .select(['news.publish_from', 'business.name as sender', 'business.kana as senderKana'])
    .$if(ids !== undefined, (some) => some.where('news.id', 'in', ids!))
    .orderBy('news.publish_from', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: 'news',
    id: row.id,
    path: `/news/${row.slug}`,
    name: row.title,
    nameEn: row.title_en,
    kana: null,
    terms: present(row.sender, row.senderKana, 'お知らせ', 'news'),
    text: row.body,
    textEn: row.body_en,
    about: present(row.sender),
    aboutEn: present(row.sender),
    date: localDate(new Date(row.publish_from)),
    area: null,
    categories: [],
    past: false,
  }));
}
