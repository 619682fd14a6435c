import type { Generated } from 'kysely';

export interface InboxTables {
  inbox_message: InboxMessageTable;
  outbox: OutboxTable;
  form_counter: FormCounterTable;
}

export interface InboxMessageTable {
  id: Generated<number>;
  kind: 'contact' | 'report' | 'application';
  state: Generated<'new' | 'open' | 'done'>;
  /** The entry a report is about. */
  subject_kind: 'shop' | 'coupon' | 'job' | 'event' | 'product' | null;
  subject_id: number | null;
  body: string | null;
  name: string | null;
  /** A mail address. */
  reply_to: string | null;
  /** What else the form asked, as JSON. */
  fields: string;
  /** The language it was written in. */
  locale: 'ja' | 'en';
  /** One per opened form, so that a form sent twice is one message. */
  form_key: string;
  outcome: 'corrected' | 'unfounded' | 'suspended' | 'referred' | 'accepted' | 'declined' | null;
  outcome_note: string | null;
  handled_at: string | null;
  handled_by: string | null;
  /** Local date from which it must be gone; null while nobody has decided on an application. */
  erase_on: string | null;
  created_at: string;
}

export interface OutboxTable {
  id: Generated<number>;
  /** `staff`, `business:<id>` or a mail address; the first two are resolved when it is sent. */
  recipient: string;
  subject: string;
  text: string;
  created_at: string;
  sent_at: string | null;
  /** Local date from which it must be gone, sent or not. */
  erase_on: string;
  tries: Generated<number>;
  /** Being sent, or to be tried again, not before this moment. */
  not_before: string | null;
  /** Holds a code or a link that opens something: its text goes as soon as it is sent. */
  secret: Generated<number>;
}

export interface FormCounterTable {
  /** A keyed hash of address and day; whose address it was cannot be told from it. */
  key: string;
  started_at: string;
  count: number;
}
