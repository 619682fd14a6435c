import { migrate } from '#db/migrate.ts';
import { ChangeFeed } from './changes.ts';
import { databaseFile, openSqlite, openStore, type Store } from './db.ts';
import { readEnv } from './env.ts';
import { mkdirSync } from 'node:fs';
import { setNow } from './clock.ts';

export const env = readEnv(process.env);
setNow(env.now);

mkdirSync(env.dataDir, { recursive: true });
const sqlite = openSqlite(databaseFile(env.dataDir));
/** Names of the migrations this start has applied. */
export const migrated = await migrate(sqlite).finally(() => sqlite.close());

/** The process's one database handle. */
export const store: Store = openStore(env.dataDir);
export const changes = new ChangeFeed(store);
