import { sql, type ColumnDefinitionBuilder, type CreateTableBuilder } from 'kysely';

/** The integer primary key every table has; PostgreSQL will want an identity column here. */
export const id = (column: ColumnDefinitionBuilder) => column.primaryKey().autoIncrement();

/** SQLite keeps to column types only in STRICT tables. */
export const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
  table.modifyEnd(sql`strict`);

/** ISO UTC with milliseconds. `like` reads the same on SQLite and PostgreSQL. */
export const isoTime = (name: string) =>
  sql<boolean>`${sql.ref(name)} is null or ${sql.ref(name)} like '____-__-__T__:__:__.___Z'`;

export const localDate = (name: string) =>
  sql<boolean>`${sql.ref(name)} is null or ${sql.ref(name)} like '____-__-__'`;

export const flag = (name: string) => sql<boolean>`${sql.ref(name)} in (0, 1)`;

export const oneOf = (name: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(name)} in (${sql.join(values.map((value) => sql.lit(value)))})`;

export const slugShape = (name: string) =>
  sql<boolean>`length(${sql.ref(name)}) between 1 and 64 and ${sql.ref(name)} = lower(${sql.ref(name)})`;

export const within = (name: string, low: number, high: number) =>
  sql<boolean>`${sql.ref(name)} is null or ${sql.ref(name)} between ${sql.lit(low)} and ${sql.lit(high)}`;

export const atMost = (name: string, characters: number) =>
  sql<boolean>`${sql.ref(name)} is null or length(${sql.ref(name)}) between 1 and ${sql.lit(characters)}`;
