import type SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';

/** The database was written by newer code; this one must not touch it. */
export class NewerDatabaseError extends Error {}

/**
 * Brings a database to the newest version: all pending migrations, or none of them.
 * Kysely leaves a failed SQLite migration half applied, hence the transaction around all of it;
 * foreign keys can only be switched outside of one.
 *
 * @returns the names of the migrations that were applied.
 * @throws {NewerDatabaseError} when the database knows a migration this code does not.
 */
export async function migrate(
  sqlite: SqliteDatabase.Database,
  list = migrations,
): Promise<string[]> {
  refuseNewer(sqlite, list);
  const migrator = new Migrator({
    db: new Kysely({ dialect: new SqliteDialect({ database: sqlite }) }),
    provider: { getMigrations: () => Promise.resolve(list) },
    // Rooms keep number ranges of their own: a lower one may come after a higher one was applied.
    allowUnorderedMigrations: true,
  });
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec('begin immediate');
  try {
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    const broken = sqlite.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`Migration left ${broken.length} dangling references`);
    sqlite.exec('commit');
    return (results ?? []).map((result) => result.migrationName);
  } catch (error) {
    sqlite.exec('rollback');
    throw error;
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

function refuseNewer(sqlite: SqliteDatabase.Database, list: typeof migrations): void {
  const known = sqlite.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get();
  if (!known) return;
  const rows = sqlite.prepare('select name from kysely_migration').all() as { name: string }[];
  const unknown = rows.map((row) => row.name).filter((name) => !(name in list));
  if (unknown.length > 0) {
    throw new NewerDatabaseError(
      `The database is newer than this code: it has ${unknown.join(', ')}`,
    );
  }
}
