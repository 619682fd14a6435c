import type { Generated } from 'kysely';

export interface TransferTables {
  import_run: ImportRunTable;
}

/** A file staff brought, from its dry run to what came of it. */
export interface ImportRunTable {
  id: Generated<number>;
  kind: 'shops' | 'events';
  /** Its name. */
  file: string;
  /** Its text, until it is applied or too old. */
  csv: string | null;
  state: 'reading' | 'checked' | 'unreadable' | 'applying' | 'applied' | 'failed';
  /** JSON: what it does, row by row; or why it is no table. */
  report: string | null;
  /** Rows that lack nothing go live as well. */
  publish: Generated<number>;
  /** How many went live. */
  published: number | null;
  by: string;
  /** When its state changed last. */
  at: string;
}
