import type { Tx } from '#server/db.ts';
import { toIso } from '#server/clock.ts';

/** A mail of plain text that is to go out. */
export interface Mail {
  /** The chamber's staff, a business by its id, or one mail address. */
  to: 'staff' | `business:${number}` | `${string}@${string}`;
  /** One line, at most 200 characters. */
  subject: string;
  /** At most 20,000 characters. */
  text: string;
  /** Local date from which neither the mail nor its copy here may be kept. */
  eraseOn: string;
  /** Holds a code or a link that opens something: no copy of the text is kept once it is sent. */
  secret?: boolean;
}

/** Tells the sender that there is something to send. */
export const OUTBOX_TAG = 'outbox';

/**
 * Puts a mail into the outbox, in the transaction of what it tells about: both are there or neither.
 * Roles become addresses when it is sent, so that nobody who has left is written to.
 */
export async function queueMail(tx: Tx, mail: Mail, at: Date): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      erase_on: mail.eraseOn,
      secret: Number(mail.secret ?? false),
      created_at: toIso(at),
    })
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: OUTBOX_TAG, at: toIso(at) })
    .execute();
}
