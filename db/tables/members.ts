import type { Generated } from 'kysely';

export interface MemberTables {
  member_sheet: MemberSheetTable;
}

/** A list of members as it was brought, until it is taken over or a day has passed. */
export interface MemberSheetTable {
  id: Generated<number>;
  /** JSON: the cells, the row of headings first. */
  rows: string;
  /** JSON: the heading of the column each field is read from. */
  columns: string;
  author: string;
  at: string;
}
