import type { Generated } from 'kysely';

export interface AuditTables {
  audit: AuditTable;
}

/** What somebody who was signed in did to one thing; triggers let nothing be rewritten or taken out. */
export interface AuditTable {
  id: Generated<number>;
  at: string;
  /** Who it was; null once made unknown. */
  account_id: number | null;
  /** Their name as it was then. */
  name: string | null;
  role: 'member' | 'staff' | 'admin';
  /** The network address it came from. */
  address: string | null;
  /** The action's name, `drafts.accept`. */
  action: string;
  /** What it was done to; null where that is nothing that has a number. */
  kind: string | null;
  subject_id: number | null;
  /** JSON: what else is worth knowing. */
  details: string;
}
