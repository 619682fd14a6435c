import type SqliteDatabase from 'better-sqlite3';
import { databaseFile, openSqlite } from '#server/db.ts';
import { NOW } from './paths.ts';

/** Opens a site's database beside the site for as long as `work` takes. */
export function withDatabase<T>(dataDir: string, work: (sqlite: SqliteDatabase.Database) => T): T {
  const sqlite = openSqlite(databaseFile(dataDir));
  try {
    return work(sqlite);
  } finally {
    sqlite.close();
  }
}

/** The rows of a query on a site's database. */
export function rowsOf<T>(dataDir: string, sql: string, ...values: unknown[]): T[] {
  return withDatabase(dataDir, (sqlite) => sqlite.prepare(sql).all(...values) as T[]);
}

/** Tells the site that something was written past its commands; `taxonomy` stands on every page. */
export function tellChange(dataDir: string, tag = 'taxonomy'): void {
  rowsOf(dataDir, 'insert into change (tag, at) values (?, ?) returning id', tag, NOW);
}
