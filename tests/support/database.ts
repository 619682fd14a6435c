import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { databaseFile, openSqlite, openStore, type Store } from '#server/db.ts';
import { copyTemplate, freshDir } from './template.ts';

export interface TestDatabase {
  dataDir: string;
  store: Store;
}

/** A migrated, empty database that goes away with the test. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const dataDir = freshDir('unit');
  const sqlite = openSqlite(databaseFile(dataDir));
  await migrate(sqlite);
  sqlite.close();
  return open(dataDir);
}

/** The demo town on a database of the test's own. */
export async function townDatabase(): Promise<TestDatabase> {
  return open(await copyTemplate('unit'));
}

function open(dataDir: string): TestDatabase {
  const store = openStore(dataDir);
  onTestFinished(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });
  return { dataDir, store };
}
