import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { localDate } from '#server/clock.ts';
import { databaseFile } from '#server/db.ts';
import { crowd } from './crowd.ts';

/** Everything the bench keeps between runs. */
export const CACHE = '.cache/bench';
const SOURCES = [
  'db/**/*.{ts,csv}',
  'src/cli/{seed.ts,setup/*.ts}',
  'src/features/shops/{columns,commands,schema}.ts',
  'src/features/entries/*.ts',
  'tests/bench/crowd.ts',
];

/** What the bench needs to know of a seeded database. */
export interface Seed {
  shops: number;
  dataDir: string;
  /** Shops a visitor may see. */
  visible: number;
  /** Slug of the first shop, the same one in every size. */
  slug: string;
  /** Slugs of entries of the other kinds. */
  slugs: Record<'coupon' | 'job' | 'event' | 'product', string>;
}

/**
 * Makes the databases that are missing, older than what they are made from or of another day (the
 * demo town's coupons and events are renewed daily): as many shops as asked for and as many entries
 * of every other kind. 100,000 of each take some minutes.
 */
export function ensureSeeds(sizes: readonly number[], say: (line: string) => void): Seed[] {
  const digest = digestOfSources();
  return sizes.map((shops) => {
    const dataDir = path.join(CACHE, String(shops));
    const stamp = path.join(dataDir, 'seeded-from');
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
      say(`Seeding ${shops} entries of each kind in ${dataDir} …`);
      rmSync(dataDir, { recursive: true, force: true });
      seed(shops, dataDir);
      crowd(dataDir, shops);
      writeFileSync(stamp, digest);
    }
    return { shops, dataDir, ...look(dataDir) };
  });
}

function seed(shops: number, dataDir: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/seed.ts', '--shops', String(shops)],
    { env: { PATH: process.env['PATH'], DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Seeding failed:\n${stdout}${stderr}`);
}

function digestOfSources(): string {
  const hash = createHash('sha256').update(localDate(new Date()));
  for (const file of globSync(SOURCES).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function look(dataDir: string): Omit<Seed, 'shops' | 'dataDir'> {
  const sqlite = new SqliteDatabase(databaseFile(dataDir), { readonly: true });
  const published = "from shop where visibility = 'published'";
  const visible = sqlite.prepare(`select count(*) ${published}`).pluck().get() as number;
  const slug = sqlite.prepare(`select slug ${published} order by id limit 1`).pluck().get();
  const firstOf = (kind: string) =>
    sqlite.prepare(`select slug from ${kind} order by id limit 1`).pluck().get() as string;
  const slugs = {
    coupon: firstOf('coupon'),
    job: firstOf('job'),
    event: firstOf('event'),
    product: firstOf('product'),
  };
  sqlite.close();
  return { visible, slug: slug as string, slugs };
}
