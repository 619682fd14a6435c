import type { Tx } from '#server/db.ts';
import { toIso } from '#server/clock.ts';
import { readSite, withName } from './site.ts';

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
  /** It goes out no sooner: until then what it tells may still be taken back. */
  notBefore?: Date;
}

/** Tells the sender that there is something to send. */
export const OUTBOX_TAG = 'outbox';

/**
 * Puts a mail into the outbox, in the transaction of what it tells about: both are there or neither.
 * Roles become addresses when it is sent, so that nobody who has left is written to.
 *
 * @returns its number in the outbox.
 */
export async function queueMail(tx: Tx, mail: Mail, at: Date): Promise<number> {
  const [id] = await queueMails(tx, [mail], at);
  return id!;
}

/** The same for at most 500 mails. */
export async function queueMails(tx: Tx, mails: readonly Mail[], at: Date): Promise<number[]> {
  if (mails.length === 0) return [];
  const site = await readSite(tx);
  const rows = await tx
    .insertInto('outbox')
    .values(
      mails.map((mail) => ({
        recipient: mail.to,
        subject: withName(mail.subject, site),
        text: withName(mail.text, site),
        erase_on: mail.eraseOn,
        secret: Number(mail.secret ?? false),
        not_before: mail.notBefore ? toIso(mail.notBefore) : null,
        created_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: OUTBOX_TAG, at: toIso(at) })
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a mail back that has not gone out; one that has, or is going, stays. */
export async function dropMail(tx: Tx, id: number): Promise<void> {
  await tx
    .deleteFrom('outbox')
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('tries', '=', 0)
    .execute();
}
