import { contradictions, entryKind } from '#features/drafts/kind.ts';
import { ListedInput } from '#features/entries/schema.ts';
import type { Reader } from '#server/db.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { localDate } from '#server/clock.ts';
import { checkJob } from './checker.ts';
import { jobBody } from './columns.ts';
import { listMinimumWages } from './queries.ts';
import { JobInput } from './schema.ts';

/** What the checker says where it is given no minimum wages. */
const UNKNOWN = 'minimumWageUnknown';

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
  lacks: (body, today) => {
    const findings = checkJob(body, { minimumWages: [], today, categories: [] });
    const blocking = findings.filter(({ level, key }) => level === 'block' && key !== UNKNOWN);
    return [...new Set(blocking.map(({ field }) => field))];
  },
  async problems(read, { shopId }, body, at) {
    const findings = checkJob(body, {
      minimumWages: await listMinimumWages(read),
      today: localDate(at),
      categories: await categoriesOf(read, shopId),
    });
    const gaps = findings.map(({ field, level, key, params }) => ({
      ...{ field, level, key, params },
      source: 'rule' as const,
    }));
    return [...gaps, ...contradictions(ListedInput, body)];
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
