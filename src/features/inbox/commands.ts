import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { countMessage, forgetCounters } from './limit.ts';
import { applicationMail, contactMail, reportMail } from './mails.ts';
import { receiptNumber } from './receipt.ts';
import { getReportSubject } from './queries.ts';
import type { Application, Contact, MessageKind, Report } from './schema.ts';

/** How long a contact or a report is kept, and an application from its decision on, in days. */
const KEPT = { contact: 365, report: 365, accepted: 365, declined: 180 } as const;
/** Copies in the outbox go sooner: what they tell about stays in the inbox. */
const MAIL_KEPT = 90;

/** Where a message came from, as far as it is kept. */
export interface Sender {
  /** One per opened form. */
  formKey: string;
  /** What the sender's address is counted under. */
  counter: string;
}

interface NewMessage {
  kind: MessageKind;
  subject_kind?: Report['kind'];
  subject_id?: number;
  body: string | null;
  name: string | null;
  reply_to: string | null;
  fields: Record<string, unknown>;
  locale: 'ja' | 'en';
}

interface Stored {
  receipt: string;
  /** False when this form had been sent before; nothing was added. */
  added: boolean;
}

/**
 * Keeps a message to the staff and tells them.
 *
 * @returns the receipt number; a form that is sent twice gets the first one's.
 * @throws {TooManyMessages} when its address has sent 5 in this hour.
 */
export async function sendContact(tx: Tx, input: Contact, from: Sender, at: Date): Promise<string> {
  const { topic, phone } = input;
  const stored = await store(tx, from, at, {
    ...written(input),
    kind: 'contact',
    fields: { topic, phone },
  });
  if (stored.added) await queueMail(tx, mailed(contactMail(stored.receipt, input), at), at);
  return stored.receipt;
}

/**
 * Keeps a report about an entry and tells the staff and the entry's business; the business is not
 * told who sent it. A report whose entry is gone or was never named is kept all the same.
 *
 * @returns the receipt number; a form that is sent twice gets the first one's.
 * @throws {TooManyMessages} when its address has sent 5 in this hour.
 */
export async function sendReport(tx: Tx, input: Report, from: Sender, at: Date): Promise<string> {
  const subject = await getReportSubject(tx, input.kind, input.slug, at);
  const stored = await store(tx, from, at, {
    ...written(input),
    kind: 'report',
    subject_kind: subject && input.kind,
    subject_id: subject?.id,
    fields: { fault: input.fault, page: input.page },
  });
  if (stored.added) {
    for (const mail of reportMail(stored.receipt, input, subject))
      await queueMail(tx, mailed(mail, at), at);
  }
  return stored.receipt;
}

/**
 * Keeps a business's request to be listed, with the version of the terms it agreed to.
 *
 * @returns the receipt number; a form that is sent twice gets the first one's.
 * @throws {TooManyMessages} when its address has sent 5 in this hour.
 */
export async function sendApplication(
  tx: Tx,
  input: Application,
  termsVersion: string,
  from: Sender,
  at: Date,
): Promise<string> {
  const { business, kana, kind, address, website, phone, membership, wanted } = input;
  const stored = await store(tx, from, at, {
    ...written({ ...input, name: input.person }),
    kind: 'application',
    fields: { business, kana, kind, address, website, phone, membership, wanted, termsVersion },
  });
  if (stored.added) await queueMail(tx, mailed(applicationMail(stored.receipt, input), at), at);
  return stored.receipt;
}

/**
 * Removes messages and copies of mails whose day has come, and counters that count no longer; to be
 * run at least daily.
 *
 * @returns how many messages went.
 */
export async function eraseExpiredMessages(tx: Tx, at: Date): Promise<number> {
  const today = localDate(at);
  await forgetCounters(tx, at);
  await tx.deleteFrom('outbox').where('erase_on', '<=', today).execute();
  const gone = await tx
    .deleteFrom('inbox_message')
    .where('erase_on', '<=', today)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** The local date from which something decided or received at `at` must be gone. */
export function eraseOn(kept: keyof typeof KEPT, at: Date): string {
  return addDays(localDate(at), KEPT[kept]);
}

function written(input: Pick<Contact, 'body' | 'name' | 'mail' | 'locale'> | NamedApplication) {
  return { body: input.body, name: input.name, reply_to: input.mail, locale: input.locale };
}
type NamedApplication = Application & { name: string };

/** With the day its copy in the outbox must be gone. */
export function mailed(mail: Omit<Parameters<typeof queueMail>[1], 'eraseOn'>, at: Date) {
  return { ...mail, eraseOn: addDays(localDate(at), MAIL_KEPT) };
}

async function store(tx: Tx, from: Sender, at: Date, message: NewMessage): Promise<Stored> {
  const earlier = await tx
    .selectFrom('inbox_message')
    .select(['id', 'kind', 'created_at'])
    .where('form_key', '=', from.formKey)
    .executeTakeFirst();
  if (earlier) {
    const receipt = receiptNumber(earlier.kind, earlier.id, new Date(earlier.created_at));
    return { receipt, added: false };
  }
  await countMessage(tx, from.counter, at);
  const { fields, kind, ...columns } = message;
  const { id } = await tx
    .insertInto('inbox_message')
    .values({
      ...columns,
      kind,
      fields: JSON.stringify(fields),
      form_key: from.formKey,
      erase_on: kind === 'application' ? null : eraseOn(kind, at),
      created_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('change')
    .values({ tag: `inbox:${id}`, at: toIso(at) })
    .execute();
  return { receipt: receiptNumber(kind, id, at), added: true };
}
