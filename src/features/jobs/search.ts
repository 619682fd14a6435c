import { joined, present, type SearchRecord } from '#features/entries/search-record.ts';
import { zoneNames } from '#features/taxonomy/zone-names.ts';
import type { Reader } from '#server/db.ts';
import { openJobs } from './queries.ts';

export const publicJobIds = (read: Reader, at: Date) =>
  openJobs(read, at).select('job.id').execute();

/** Open jobs, as the search finds them. */
export async function searchJobs(read: Reader, at: Date, ids?: number[]): Promise<SearchRecord[]> {
  const rows = await openJobs(read, at)
    .$if(ids !== undefined, (some) => some.where('job.id', 'in', ids!))
    .select(['job.id', 'job.slug', 'job.title', 'job.title_en', 'job.description'])
    .select(['job.description_en', 'job.duties', 'job.duties_en', 'job.workplace_name'])
    .select(['shop.name as shop', 'shop.name_en as shopEn', 'shop.kana as shopKana'])
    .select(['area.slug as area', 'area.name as areaName', 'area.name_en as areaNameEn'])
    .select(['area.kana as areaKana', 'category.slug as category'])
    .select(zoneNames)
    .select(['category.name as categoryName', 'category.name_en as categoryNameEn'])
    .execute();
  return rows.map((row) => ({
    kind: 'job',
    id: row.id,
    path: `/jobs/${row.slug}`,
    name: row.title ?? '',
    nameEn: row.title_en,
    kana: null,
    terms: present(
      ...[row.shop, row.shopEn, row.shopKana, row.workplace_name, row.areaName, row.areaNameEn],
      ...[
        row.areaKana,
        row.zones,
        row.categoryName,
        row.categoryNameEn,
        '求人',
        '仕事',
        '募集',
        'job',
      ],
    ),
    text: joined(row.description, row.duties),
    textEn: joined(row.description_en, row.duties_en) || null,
    about: present(row.shop, row.areaName),
    aboutEn: present(row.shopEn ?? row.shop, row.areaNameEn),
    date: null,
    area: row.area,
    categories: present(row.category),
    past: false,
  }));
}
