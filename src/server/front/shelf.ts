import SqliteDatabase, { type Statement } from 'better-sqlite3';

/**
 * Bodies of pages nobody has asked for lately, in a temporary file that has no name and goes with
 * the process: what lies there takes no memory, and is back in some millionths of a second.
 */
export class Shelf {
  readonly #sqlite = new SqliteDatabase('');
  readonly #put: Statement<[Buffer]>;
  readonly #take: Statement<[number]>;
  readonly #drop: Statement<[number]>;

  constructor() {
    this.#sqlite.pragma('journal_mode = off');
    this.#sqlite.pragma('synchronous = off');
    this.#sqlite.pragma('page_size = 8192');
    this.#sqlite.pragma('cache_size = -1024');
    this.#sqlite.exec('create table body (id integer primary key, bytes blob not null)');
    this.#put = this.#sqlite.prepare('insert into body (bytes) values (?)');
    this.#take = this.#sqlite.prepare('select bytes from body where id = ?').pluck();
    this.#drop = this.#sqlite.prepare('delete from body where id = ?');
  }

  /** @returns the number it is found by. */
  put(bytes: Buffer): number {
    return Number(this.#put.run(bytes).lastInsertRowid);
  }

  /** Gives a body back; it is no longer there then. */
  take(id: number): Buffer {
    const bytes = this.#take.get(id) as Buffer;
    this.drop(id);
    return bytes;
  }

  drop(id: number): void {
    this.#drop.run(id);
  }
}
