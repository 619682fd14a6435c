import { joined, present, type SearchRecord } from '#features/entries/search-record.ts';
import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { reportsToFind } from './queries.ts';

/** Published reports, each in its newest release, as the search finds them. */
export async function searchSurveys(
  read: Reader,
  at: Date,
  ids?: number[],
): Promise<SearchRecord[]> {
  const reports = await reportsToFind(read, at, ids);
  return reports.map(({ id, slug, publishedAt, document }) => {
    const { title, survey, finding, comment, method } = document;
    return {
      kind: 'survey',
      id,
      path: `/surveys/${slug}`,
      name: title.ja,
      nameEn: title.en,
      kana: null,
      terms: present(survey.ja, survey.en, '調査', '統計', 'survey'),
      text: joined(finding.ja, comment?.ja, method?.ja),
      textEn: joined(finding.en, comment?.en, method?.en) || null,
      about: present(survey.ja),
      aboutEn: present(survey.en ?? survey.ja),
      date: localDate(new Date(publishedAt)),
      area: null,
      categories: [],
      past: false,
    };
  });
}
