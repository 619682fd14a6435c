import { migrate } from '#db/migrate.ts';
import { ChangeFeed } from './changes.ts';
import { databaseFile, openSqlite, openStore, type Store } from './db.ts';
import { EnvError, readEnv } from './env.ts';
import { mkdirSync } from 'node:fs';
import { setNow } from './clock.ts';

export const env = readEnv(process.env);
setNow(env.now);

const sqlite = openDataDir();
/** Names of the migrations this start has applied. */
export const migrated = await migrate(sqlite).finally(() => sqlite.close());

/** The process's one database handle. */
export const store: Store = openStore(env.dataDir);
export const changes = new ChangeFeed(store);

/** The first to touch `DATA_DIR`, so it is here that a wrong one is told. */
function openDataDir(): ReturnType<typeof openSqlite> {
  try {
    mkdirSync(env.dataDir, { recursive: true });
    return openSqlite(databaseFile(env.dataDir));
  } catch (error) {
    throw new EnvError(`DATA_DIR=${env.dataDir} cannot be used: ${(error as Error).message}`);
  }
}
