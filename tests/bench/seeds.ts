import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { databaseFile } from '#server/db.ts';

/** Everything the bench keeps between runs. */
export const CACHE = '.cache/bench';
const SOURCES = [
  'db/**/*.{ts,csv}',
  'src/cli/{seed.ts,setup/*.ts}',
  'src/features/shops/{columns,commands,schema}.ts',
  'src/features/entries/*.ts',
];

/** What the bench needs to know of a seeded database. */
export interface Seed {
  shops: number;
  dataDir: string;
  /** Shops a visitor may see. */
  visible: number;
  /** Slug of the first shop, the same one in every size. */
  slug: string;
}

/** Makes the databases that are missing or older than what they are made from; 100,000 shops take a minute. */
export function ensureSeeds(sizes: readonly number[], say: (line: string) => void): Seed[] {
  const digest = digestOfSources();
  return sizes.map((shops) => {
    const dataDir = path.join(CACHE, String(shops));
    const stamp = path.join(dataDir, 'seeded-from');
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
      say(`Seeding ${shops} shops in ${dataDir} …`);
      rmSync(dataDir, { recursive: true, force: true });
      seed(shops, dataDir);
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
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function look(dataDir: string): { visible: number; slug: string } {
  const sqlite = new SqliteDatabase(databaseFile(dataDir), { readonly: true });
  const published = "from shop where visibility = 'published'";
  const visible = sqlite.prepare(`select count(*) ${published}`).pluck().get() as number;
  const slug = sqlite.prepare(`select slug ${published} order by id limit 1`).pluck().get();
  sqlite.close();
  return { visible, slug: slug as string };
}
