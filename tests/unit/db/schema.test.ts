import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { databaseFile, openSqlite } from '#server/db.ts';
import { emptyDatabase } from '../../support/database.ts';
import { ROOT } from '../../support/paths.ts';

interface Column {
  type: 'text' | 'number';
  nullable: boolean;
  /** The database fills it in when an insert leaves it out. */
  generated: boolean;
}
type Tables = Record<string, Record<string, Column>>;

/** What `db/schema.ts` says: `Generated<'a' | 'b'>`, `string | null` and so on, read by the compiler. */
function written(): Tables {
  const file = path.join(ROOT, 'db/schema.ts');
  const program = ts.createProgram([file], {
    noLib: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file)!;
  const database = source.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === 'Database',
  );
  const members = (type: ts.Type) => checker.getPropertiesOfType(type);
  return Object.fromEntries(
    members(checker.getTypeAtLocation(database!)).map((table) => [
      table.name,
      Object.fromEntries(
        members(checker.getTypeOfSymbol(table)).map((column) => {
          const node = (column.valueDeclaration as ts.PropertySignature).type!;
          return [column.name, columnOf(node.getText())];
        }),
      ),
    ]),
  );
}

function columnOf(text: string): Column {
  const inner = /^Generated<(.*)>$/s.exec(text)?.[1];
  const parts = (inner ?? text)
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
  const values = parts.filter((part) => part !== 'null');
  const isNumber = values.every((part) => part === 'number' || /^\d+$/.test(part));
  return {
    type: isNumber ? 'number' : 'text',
    nullable: parts.includes('null'),
    generated: inner !== undefined,
  };
}

interface LiveColumn {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
}

async function live() {
  const { dataDir } = await emptyDatabase();
  const sqlite = openSqlite(databaseFile(dataDir), { readonly: true });
  const tables = sqlite
    .prepare(
      "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'",
    )
    .all() as { name: string; sql: string }[];
  const own = tables.filter(({ name }) => !name.startsWith('kysely_') && !name.includes('_fts'));
  const columns = own.map(
    ({ name }) => [name, sqlite.pragma(`table_info("${name}")`) as LiveColumn[]] as const,
  );
  sqlite.close();
  return { tables: own, columns: new Map(columns) };
}

function asWritten(column: LiveColumn): Column {
  const isRowId = column.pk === 1 && column.name === 'id' && column.type === 'INTEGER';
  return {
    type: column.type === 'TEXT' ? 'text' : 'number',
    nullable: column.notnull === 0 && column.pk === 0,
    generated: isRowId || column.dflt_value !== null,
  };
}

describe('the schema', () => {
  test('is written down as it is in the database: tables, columns, types, nulls and defaults', async () => {
    const { columns } = await live();
    const there = Object.fromEntries(
      [...columns].map(([table, list]) => [
        table,
        Object.fromEntries(list.map((c) => [c.name, asWritten(c)])),
      ]),
    );
    expect(written()).toEqual(there);
  });

  test('has strict tables only', async () => {
    const { tables } = await live();
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ sql }) => !/\)\s*strict$/i.test(sql)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test('holds times, dates, flags and positions to their shapes', async () => {
    const { store } = await emptyDatabase();
    const at = '2026-11-24T03:30:00.000Z';
    const business = {
      kind: 'business',
      name: 'x',
      membership: 'member',
      chamber: 'tokuji',
      created_at: at,
      updated_at: at,
    } as const;
    const insert = (change: object) =>
      store.write((tx) =>
        tx
          .insertInto('business')
          .values({ ...business, ...change })
          .execute(),
      );
    await insert({});
    for (const wrong of [
      { created_at: '2026-11-24 03:30:00' },
      { created_at: '2026-11-24T03:30:00Z' },
      { membership_on: '24.11.2026' },
      { demo: 2 },
      { name: '' },
      { name: 'x'.repeat(201) },
      { chamber: 'tokyo' },
      { corporate_number: '123' },
      { version: 'one' },
    ]) {
      await expect(insert(wrong), JSON.stringify(wrong)).rejects.toThrow(
        /CHECK constraint|cannot store/,
      );
    }
  });

  test('refuses a shop of a business that does not exist, and a published one that lacks something', async () => {
    const { store } = await emptyDatabase();
    const at = '2026-11-24T03:30:00.000Z';
    const shop = {
      business_id: 1,
      slug: 'x',
      kind: 'shop',
      visibility: 'hidden',
      created_at: at,
      updated_at: at,
    } as const;
    const insert = (change: object) =>
      store.write((tx) =>
        tx
          .insertInto('shop')
          .values({ ...shop, ...change })
          .execute(),
      );
    await expect(insert({})).rejects.toThrow(/FOREIGN KEY/);
    await store.write((tx) =>
      tx
        .insertInto('business')
        .values({
          kind: 'business',
          name: 'x',
          membership: 'member',
          chamber: 'tokuji',
          created_at: at,
          updated_at: at,
        })
        .execute(),
    );
    await insert({});
    await expect(insert({ slug: 'y', visibility: 'published' })).rejects.toThrow(
      /shop_published_needs/,
    );
    await expect(insert({ slug: 'y', lat: 34 })).rejects.toThrow(/shop_position/);
  });
});
