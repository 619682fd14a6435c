import type { Generated } from 'kysely';

export interface DraftTables {
  live_change: LiveChangeTable;
}

/** Something that went live without waiting for the staff, who look at it afterwards. */
export interface LiveChangeTable {
  id: Generated<number>;
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product';
  entry_id: number;
  business_id: number;
  what: 'saved' | 'published' | 'ended' | 'confirmed';
  /** JSON list of the fields that changed. */
  fields: string;
  /** Name as it was then. */
  author: string;
  account_id: number | null;
  at: string;
}
