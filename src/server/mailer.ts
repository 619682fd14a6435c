import type { ChangeFeed } from '#server/changes.ts';
import { now, toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { log } from '#server/log.ts';
import { OUTBOX_TAG } from '#server/mail.ts';
import type { Transport } from '#server/mail-transport.ts';
import { resolveRecipient } from '#server/mail-recipients.ts';

const MINUTE = 60_000;
/** How long whoever took a mail may take to send it before another tries. */
const LEASE_MS = 5 * MINUTE;
/** Waits after the first failure, the second …; the last one repeats until the mail's day has come. */
const WAITS_MS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE);
/** So few that the slowest of servers is done with them within the lease. */
const AT_ONCE = 5;
const LOOK_MS = MINUTE;

export interface MailerOptions {
  store: Store;
  transport: Transport;
  /** Addresses of the settings that stand for the staff; their accounts' when there are none. */
  staff: readonly string[];
}

type Taken = { id: number; recipient: string; subject: string; text: string; tries: number };

/** Sends what lies in the outbox: right after a commit that put it there, and once a minute. */
export class Mailer {
  readonly #options: MailerOptions;
  #running: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: MailerOptions) {
    this.#options = options;
  }

  start(changes: ChangeFeed): void {
    changes.subscribe((tags) => {
      if (tags.includes(OUTBOX_TAG)) void this.send();
      return Promise.resolve();
    });
    this.#timer = setInterval(() => void this.send(), LOOK_MS).unref();
    void this.send();
  }

  /** Resolves when what is being sent has been. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Sends everything that is due. */
  send(): Promise<void> {
    this.#running = this.#running
      .then(() => this.#sendDue())
      .catch((error: unknown) => log.error({ err: error }, 'mail could not be looked after'));
    return this.#running;
  }

  async #sendDue(): Promise<void> {
    for (;;) {
      const due = await this.#take();
      if (due.length === 0) return;
      for (const mail of due) await this.#sendOne(mail);
    }
  }

  /** Takes due mails under a lease, so that no second process sends them as well. */
  #take(): Promise<Taken[]> {
    const at = now();
    return this.#options.store.write((tx) =>
      tx
        .updateTable('outbox')
        .set((eb) => ({
          tries: eb('tries', '+', 1),
          not_before: toIso(new Date(at.getTime() + LEASE_MS)),
        }))
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('outbox')
            .select('id')
            .where('sent_at', 'is', null)
            .where((or) => or.or([or('not_before', 'is', null), or('not_before', '<=', toIso(at))]))
            .orderBy('id')
            .limit(AT_ONCE),
        )
        .returning(['id', 'recipient', 'subject', 'text', 'tries'])
        .execute(),
    );
  }

  async #sendOne({ id, recipient, subject, text, tries }: Taken): Promise<void> {
    const { store, transport, staff } = this.#options;
    try {
      const to = await resolveRecipient(store.read, recipient, staff);
      if (to.length === 0) log.warn({ mail: id, recipient }, 'a mail has nobody to go to');
      else await transport({ id, to, subject, text });
      await this.#markSent(id);
    } catch (error) {
      const wait = WAITS_MS[Math.min(tries, WAITS_MS.length) - 1]!;
      log.warn({ mail: id, tries, err: error }, 'a mail could not be sent; it is tried again');
      await store.write((tx) =>
        tx
          .updateTable('outbox')
          .set({ not_before: toIso(new Date(now().getTime() + wait)) })
          .where('id', '=', id)
          .execute(),
      );
    }
  }

  async #markSent(id: number): Promise<void> {
    await this.#options.store.write((tx) =>
      tx
        .updateTable('outbox')
        .set((eb) => ({
          sent_at: toIso(now()),
          text: eb.case().when('secret', '=', 1).then('（送信済み）').else(eb.ref('text')).end(),
        }))
        .where('id', '=', id)
        .execute(),
    );
  }
}
