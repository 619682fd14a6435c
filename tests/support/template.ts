import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { migrate } from '#db/migrate.ts';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { databaseFile, openSqlite, openStore } from '#server/db.ts';
import { addDemoAccounts } from '../../src/cli/setup/accounts.ts';
import { setUp } from '../../src/cli/setup/index.ts';
import { CACHE, NOW, ROOT } from './paths.ts';

/** What decides the content of the template; a change to any of it makes a new one. */
const SOURCES = [
  'db/**/*',
  'src/cli/setup/**/*',
  'src/features/**/*.ts',
  'src/server/{db,clock,auth/terms-version}.ts',
];

/**
 * The folder with one migrated and seeded database, made at the first call. Two processes may make
 * it at once: each works aside, and the first to finish wins.
 */
export async function templateDir(): Promise<string> {
  const dir = path.join(CACHE, 'templates', digest());
  if (existsSync(dir)) return dir;
  mkdirSync(path.dirname(dir), { recursive: true });
  const aside = mkdtempSync(path.join(path.dirname(dir), 'making-'));
  await fill(aside);
  try {
    renameSync(aside, dir);
  } catch (error) {
    if (!existsSync(dir)) throw error;
    rmSync(aside, { recursive: true });
  }
  return dir;
}

/** A DATA_DIR of one's own with the template's content. */
export async function copyTemplate(name: string): Promise<string> {
  const dir = freshDir(name);
  cpSync(await templateDir(), dir, { recursive: true });
  return dir;
}

/** An empty folder that no other test uses. */
export function freshDir(name: string): string {
  mkdirSync(path.join(CACHE, 'data'), { recursive: true });
  return mkdtempSync(path.join(CACHE, 'data', `${name}-`));
}

async function fill(dir: string): Promise<void> {
  const sqlite = openSqlite(databaseFile(dir));
  await migrate(sqlite);
  sqlite.close();
  const store = openStore(dir);
  const evaluator = createEvaluator();
  await setUp(store, evaluator, true, new Date(NOW));
  evaluator.close();
  await store.write((tx) => addDemoAccounts(tx, new Date(NOW)));
  await store.close();
}

function digest(): string {
  const hash = createHash('sha256').update(NOW);
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
