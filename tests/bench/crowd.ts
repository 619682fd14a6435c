import SqliteDatabase from 'better-sqlite3';
import { databaseFile } from '#server/db.ts';

/** A kind's own table first, then what belongs to it; how columns differ in a copy. */
const KINDS: Record<string, string[]> = {
  coupon: ['coupon'],
  job: ['job'],
  product: ['product', 'product_variant', 'product_link', 'product_allergen'],
  event: ['event', 'event_organiser', 'event_rule', 'event_occurrence', 'event_day'],
};

/** Far above what the demo town numbers. */
const STEP = 100_000;
const IDS = ['id', 'event_id', 'rule_id', 'occurrence_id', 'product_id'];
const DATES = ['date', 'last_on', 'known_until'];
const MOMENTS = ['starts_at', 'ends_at', 'over_at', 'earlier_starts_at'];
/** Events are spread over this many weeks, as far as their calendar leads. */
const WEEKS = 70;

/**
 * Fills a seeded database up to `most` coupons, jobs, products and events by copies of the demo
 * town's, the first three spread over all shops and the events over the weeks to come.
 */
export function crowd(dataDir: string, most: number): void {
  const sqlite = new SqliteDatabase(databaseFile(dataDir));
  sqlite.exec(`create temp table spread as
    select row_number() over (order by id) - 1 as n, id from shop where visibility = 'published'`);
  sqlite.exec('create unique index temp.spread_n on spread (n)');
  const shops = sqlite.prepare('select count(*) from spread').pluck().get() as number;
  sqlite.transaction(() => {
    for (const [kind, tables] of Object.entries(KINDS)) {
      const have = sqlite.prepare(`select count(*) from ${kind}`).pluck().get() as number;
      const copies = tables.map((table) => sqlite.prepare(copyOf(table)));
      for (let copy = 1; have * copy < most; copy += 1)
        for (const one of copies)
          one.run({ copy, offset: copy * STEP, days: `+${7 * (copy % WEEKS)} days`, shops });
    }
  })();
  sqlite.exec('analyze');
  sqlite.close();

  function copyOf(table: string): string {
    const columns = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[];
    const names = columns.map(({ name }) => name);
    const values = names.map((name) => valueOf(table, name));
    return `insert into ${table} (${names.map(quoted).join()}) select ${values.join()} from ${table}
      where ${IDS.find((id) => names.includes(id))} < ${STEP}`;
  }
}

function valueOf(table: string, column: string): string {
  if (IDS.includes(column)) return `${column} + :offset`;
  if (column === 'slug' || column === 'uid') return `${column} || '-' || :copy`;
  if (column === 'shop_id')
    return `(select s.id from spread s where s.n = (${table}.id * 37 + :copy * 1009) % :shops)`;
  if (!table.startsWith('event')) return quoted(column);
  if (DATES.includes(column)) return `date(${column}, :days)`;
  if (MOMENTS.includes(column)) return `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, :days)`;
  return quoted(column);
}

/** Some are words of SQL, such as `raise`. */
function quoted(column: string): string {
  return `"${column}"`;
}
