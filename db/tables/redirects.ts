import type { Generated } from 'kysely';

export interface RedirectTables {
  redirect: RedirectTable;
}

/** An address of the site before this one. */
export interface RedirectTable {
  id: Generated<number>;
  /** As a browser asks for it: canonical path, and the query where it matters. */
  path: string;
  /** A path of this site, or a whole address elsewhere. */
  target: string;
  by: string;
  at: string;
}
