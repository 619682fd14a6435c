import { mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDialectConfig,
  type Transaction,
} from 'kysely';
import type { Database } from '#db/schema.ts';
import { audited } from './audit.ts';

/** A handle that only reads; queries take it. */
export type Reader = Kysely<Database>;
/** An open write transaction; commands take it. */
export type Tx = Transaction<Database>;

export interface Store {
  /** Reads through a connection of its own that cannot write. */
  read: Reader;
  /**
   * Runs `work` in one immediate transaction; everything or nothing. Where it is somebody's act, its
   * lines of the audit log are part of it.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Transactions this process has committed. */
  commits(): number;
  /** Changes whenever another connection has committed (SQLite's `data_version`). */
  dataVersion(): number;
  close(): Promise<void>;
}

/**
 * `begin` alone would take the write lock at the first write, and a read before it would then fail
 * with SQLITE_BUSY_SNAPSHOT at once, whatever the busy timeout says.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

const STATEMENTS_KEPT = 500;

/** Hands Kysely prepared statements it has seen before, so a hot query is compiled by SQLite once. */
function withStatementCache(sqlite: SqliteDatabase.Database): SqliteDialectConfig['database'] {
  const kept = new Map<string, SqliteDatabase.Statement>();
  return {
    prepare(sql: string) {
      let statement = kept.get(sql);
      if (!statement) {
        statement = sqlite.prepare(sql);
        if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
        kept.set(sql, statement);
      }
      return statement;
    },
    close: () => void sqlite.close(),
  };
}

/**
 * Opens one SQLite connection with the settings durability rests on, and asserts them: this build
 * of SQLite makes later WAL connections `NORMAL`, which can lose acknowledged commits.
 */
export function openSqlite(
  file: string,
  options: { readonly?: boolean } = {},
): SqliteDatabase.Database {
  const sqlite = new SqliteDatabase(file, { readonly: options.readonly ?? false });
  if (!options.readonly) sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  // KiB of pages each connection keeps; the system's own file cache holds the rest.
  sqlite.pragma('cache_size = -4000');
  const settings = [
    sqlite.pragma('journal_mode', { simple: true }),
    sqlite.pragma('synchronous', { simple: true }),
    sqlite.pragma('foreign_keys', { simple: true }),
  ].join();
  if (settings !== 'wal,2,1') throw new Error(`SQLite did not take its settings: ${settings}`);
  return sqlite;
}

export function databaseFile(dataDir: string): string {
  return path.join(dataDir, 'yell.sqlite');
}

/** A read-only handle of its own, for a child process. */
export function openReader(dataDir: string): { read: Reader; close(): Promise<void> } {
  const sqlite = openSqlite(databaseFile(dataDir), { readonly: true });
  const database = withStatementCache(sqlite);
  const read = new Kysely<Database>({ dialect: new SqliteDialect({ database }) });
  return { read, close: () => read.destroy() };
}

/** Opens the store in `dataDir`, which is made when it is missing. The schema must be migrated already. */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const file = databaseFile(dataDir);
  const writer = openSqlite(file);
  const reader = openSqlite(file, { readonly: true });
  const dataVersion = reader.prepare('pragma data_version').pluck();
  const write = new Kysely<Database>({
    dialect: new ImmediateDialect({ database: withStatementCache(writer) }),
  });
  const read = new Kysely<Database>({
    dialect: new SqliteDialect({ database: withStatementCache(reader) }),
  });
  let commits = 0;
  return {
    read,
    write: async (work) => {
      const result = await audited(write, writer, work);
      commits += 1;
      return result;
    },
    commits: () => commits,
    dataVersion: () => dataVersion.get() as number,
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}
