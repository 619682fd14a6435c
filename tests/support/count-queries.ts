/** Loaded into a site before anything else: every answer tells in `x-queries` what it asked the database. */
import { ServerResponse } from 'node:http';
import SqliteDatabase from 'better-sqlite3';

const sample = new SqliteDatabase(':memory:').prepare('select 1');
const prototype = Object.getPrototypeOf(sample) as Record<string, (...args: unknown[]) => unknown>;
let queries = 0;

for (const name of ['all', 'get', 'run', 'iterate']) {
  const plain = prototype[name]!;
  prototype[name] = function (this: { source: string }, ...args: unknown[]) {
    // Looking whether another process wrote is asked by the clock, not by a page.
    if (!this.source.toLowerCase().startsWith('pragma')) queries += 1;
    return plain.apply(this, args);
  };
}

const writeHead = ServerResponse.prototype.writeHead as (...args: unknown[]) => ServerResponse;
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...args: unknown[]) {
  if (!this.headersSent) this.setHeader('x-queries', queries);
  queries = 0;
  return writeHead.apply(this, args);
};
