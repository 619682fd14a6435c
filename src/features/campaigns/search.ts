import { joined, type SearchRecord } from '#features/entries/search-record.ts';
import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

/** Public campaigns, as the search finds them. */
export async function searchCampaigns(
  read: Reader,
  at: Date,
  ids?: number[],
): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('campaign')
    .select(['id', 'slug', 'name', 'name_en', 'lead', 'lead_en', 'body', 'body_en', 'ends_on'])
    .where('visibility', '=', 'published')
    .$if(ids !== undefined, (some) => some.where('id', 'in', ids!))
    .execute();
  return rows.map((row) => ({
    kind: 'campaign',
    id: row.id,
    path: `/campaigns/${row.slug}`,
    name: row.name,
    nameEn: row.name_en,
    kana: null,
    terms: ['キャンペーン', '特集', 'campaign'],
    text: joined(row.lead, row.body),
    textEn: joined(row.lead_en, row.body_en) || null,
    about: [],
    aboutEn: [],
    date: null,
    area: null,
    categories: [],
    past: row.ends_on < localDate(at),
  }));
}
