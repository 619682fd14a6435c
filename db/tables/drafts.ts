import type { Generated } from 'kysely';

export interface DraftTables {
  live_change: LiveChangeTable;
  kept_form: KeptFormTable;
  confirm_token: ConfirmTokenTable;
  ending_mail: EndingMailTable;
  approval: ApprovalTable;
  behalf_visit: BehalfVisitTable;
  featured_entry: FeaturedEntryTable;
}

/** What the staff show on the home page for some days. */
export interface FeaturedEntryTable {
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product';
  entry_id: number;
  /** Local dates, both meant. */
  from_on: string;
  until_on: string;
  /** Name as it was then. */
  set_by: string;
  set_at: string;
}

/** A fax, a call, a talk at the counter: what somebody of the staff enters in a business's name. */
export interface BehalfVisitTable {
  id: Generated<number>;
  business_id: number;
  account_id: number;
  /** Name as it was then. */
  staff: string;
  /** How it came; null where nobody said. */
  source: 'fax' | 'phone' | 'counter' | 'mail' | 'other' | null;
  note: string | null;
  began_at: string;
  ends_at: string;
  /** Something of it is not in its letter yet. */
  untold: Generated<number>;
  /** Of the link with which its business objects: SHA-256 of the token, hex. */
  token_hash: string | null;
  /** The letter that tells the business, rewritten until it goes out. */
  mail_id: number | null;
  objected_at: string | null;
  reverted_at: string | null;
}

/** An approval by the staff, with what was live before, so that it can be taken back. */
export interface ApprovalTable {
  id: Generated<number>;
  revision_id: number;
  kind: 'shop' | 'coupon' | 'job' | 'event' | 'product';
  entry_id: number;
  /** JSON: the columns of its state, and its content where it was public. */
  former: string;
  /** Of the entry after it: whatever came later is not taken back. */
  version: number;
  /** The letter that tells the business. */
  mail_id: number | null;
  at: string;
  undone_at: string | null;
}

/** A form that was sent after its session had ended, until its writer has signed in again. */
export interface KeptFormTable {
  id: Generated<number>;
  /** SHA-256 of the token in the address, hex. */
  token_hash: string;
  /** Of the page, with its query. */
  path: string;
  /** Null where the page itself was to answer. */
  action: string | null;
  /** SHA-256 of the address it came from, hex. */
  address_hash: Generated<string>;
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
  /** JSON: by field, what was public before and what is now; null where nothing of it changed. */
  difference: string | null;
  /** Where the staff entered it for the business. */
  visit_id: number | null;
}
