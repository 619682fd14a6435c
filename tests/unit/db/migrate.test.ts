import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import { migrate, NewerDatabaseError } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { databaseFile, openSqlite } from '#server/db.ts';
import { freshDir } from '../../support/template.ts';

const good: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table box (id integer primary key, name text not null) strict`.execute(db);
    await sql`insert into box values (1, 'kept')`.execute(db);
  },
};
const bad: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table half (id integer primary key) strict`.execute(db);
    await sql`update box set name = 'changed'`.execute(db);
    await sql`insert into nowhere values (1)`.execute(db);
  },
};

const open = () => openSqlite(databaseFile(freshDir('migrate')));
type Sqlite = ReturnType<typeof open>;
const everything = (sqlite: Sqlite) =>
  sqlite.prepare('select name, sql from sqlite_master order by name').all();

describe('migrating', () => {
  test('brings an empty database to the newest version, and then does nothing', async () => {
    const sqlite = open();
    expect(await migrate(sqlite)).toEqual(Object.keys(migrations));
    const before = everything(sqlite);
    expect(await migrate(sqlite)).toEqual([]);
    expect(everything(sqlite)).toEqual(before);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('numbers every migration once, in the order of their names', () => {
    const names = Object.keys(migrations);
    expect(names).toEqual([...names].sort());
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
  });

  test('leaves nothing behind of one that fails, nor of those before it in the same run', async () => {
    const sqlite = open();
    await expect(migrate(sqlite, { '0001_good': good, '0002_bad': bad })).rejects.toThrow(
      /nowhere/,
    );
    expect(everything(sqlite)).toEqual([]);
    expect(await migrate(sqlite, { '0001_good': good })).toEqual(['0001_good']);
    const before = everything(sqlite);
    await expect(migrate(sqlite, { '0001_good': good, '0002_bad': bad })).rejects.toThrow(
      /nowhere/,
    );
    expect(everything(sqlite)).toEqual(before);
    expect(sqlite.prepare('select name from box').pluck().get()).toBe('kept');
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(sqlite.inTransaction).toBe(false);
  });

  test('takes one with a lower number than what a database has already', async () => {
    const sqlite = open();
    await migrate(sqlite, { '0002_good': good });
    const other: Migration = {
      up: async (db: Kysely<unknown>) => {
        await sql`create table bag (id integer) strict`.execute(db);
      },
    };
    expect(await migrate(sqlite, { '0001_other': other, '0002_good': good })).toEqual([
      '0001_other',
    ]);
  });

  test('leaves nothing behind of one that would leave a reference dangling', async () => {
    const sqlite = open();
    const dangling: Migration = {
      up: async (db: Kysely<unknown>) => {
        await sql`create table part (box_id integer not null references box (id)) strict`.execute(
          db,
        );
        await sql`insert into part values (99)`.execute(db);
      },
    };
    await expect(migrate(sqlite, { '0001_good': good, '0002_dangling': dangling })).rejects.toThrow(
      /dangling/,
    );
    expect(everything(sqlite)).toEqual([]);
  });

  test('refuses a database that knows more than the code, and changes nothing in it', async () => {
    const sqlite = open();
    await migrate(sqlite, { '0001_good': good, '0002_more': { up: () => Promise.resolve() } });
    const before = everything(sqlite);
    await expect(migrate(sqlite, { '0001_good': good })).rejects.toThrow(NewerDatabaseError);
    await expect(migrate(sqlite, { '0001_good': good })).rejects.toThrow(/0002_more/);
    expect(everything(sqlite)).toEqual(before);
  });
});
