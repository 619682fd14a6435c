import { entryKind } from '#features/drafts/kind.ts';
import type { Reader } from '#server/db.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { localDate } from '#server/clock.ts';
import { checkJob } from './checker.ts';
import { jobBody } from './columns.ts';
import { listMinimumWages } from './queries.ts';
import { JobInput } from './schema.ts';

/** A job as the editing core sees it: the checker says what keeps it from being published. */
export const jobEntry = entryKind({
  schema: JobInput,
  title: ({ title }) => title,
  publicPath: (slug) => `/jobs/${slug}`,
  async liveBodies(read, ids) {
    const rows = await read.selectFrom('job').selectAll().where('id', 'in', ids).execute();
    const taxonomy = await getTaxonomy(read);
    return new Map(rows.map((row) => [row.id, jobBody(row, taxonomy)]));
  },
  async problems(read, { shopId }, body, at) {
    const findings = checkJob(body, {
      minimumWages: await listMinimumWages(read),
      today: localDate(at),
      categories: await categoriesOf(read, shopId),
    });
    return findings.map(({ field, level, key, params }) => ({
      field,
      source: 'rule',
      key,
      level,
      params,
    }));
  },
});

async function categoriesOf(read: Reader, shopId: number | null): Promise<string[]> {
  const rows = await read
    .selectFrom('shop_category')
    .innerJoin('category', 'category.id', 'shop_category.category_id')
    .select('category.slug')
    .where('shop_category.shop_id', '=', shopId)
    .execute();
  return rows.map(({ slug }) => slug);
}
