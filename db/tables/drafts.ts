import type { Generated } from 'kysely';

export interface DraftTables {
  live_change: LiveChangeTable;
  kept_form: KeptFormTable;
  confirm_token: ConfirmTokenTable;
  ending_mail: EndingMailTable;
}

/** A form that was sent after its session had ended, until its writer has signed in again. */
export interface KeptFormTable {
  id: Generated<number>;
  /** SHA-256 of the token in the address, hex. */
  token_hash: string;
  path: string;
  /** JSON: pairs of name and text. */
  fields: string;
  at: string;
}

/** The link in a reminder: opens one entry without signing in, for nothing but its 最終確認. */
export interface ConfirmTokenTable {
  id: Generated<number>;
  /** SHA-256 of the token in the mail, hex. */
  token_hash: string;
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product';
  entry_id: number;
  business_id: number;
  expires_at: string;
  used_at: string | null;
  /** Local date. */
  sent_on: string;
}

/** That a business was told by mail of the coming end of an entry. */
export interface EndingMailTable {
  id: Generated<number>;
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product';
  entry_id: number;
  business_id: number;
  /** Local date: put off, it is told again. */
  ends_on: string;
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
