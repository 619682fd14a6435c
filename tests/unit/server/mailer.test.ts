import { readdirSync, readFileSync, statSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { toIso, setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { log } from '#server/log.ts';
import { queueMail, type Mail } from '#server/mail.ts';
import { createTransport, type Letter } from '#server/mail-transport.ts';
import { Mailer } from '#server/mailer.ts';
import { addAccount, addBusiness } from '../../support/accounts.ts';
import { emptyDatabase } from '../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const MINUTE = 60_000;
const after = (minutes: number) => setNow(new Date(AT.getTime() + minutes * MINUTE));

beforeEach(() => {
  setNow(AT);
  log.level = 'silent';
});
afterEach(() => setNow(undefined));

const queue = (store: Store, change: Partial<Mail> = {}) =>
  store.write((tx) =>
    queueMail(
      tx,
      { to: 'hana@example.com', subject: '件名', text: '本文', eraseOn: '2026-12-24', ...change },
      AT,
    ),
  );
const rows = (store: Store) => store.read.selectFrom('outbox').selectAll().orderBy('id').execute();

/** A mailer whose letters are kept, and that fails as often as it is told to. */
function recorder(store: Store, failures = 0, staff: string[] = []) {
  const sent: Letter[] = [];
  const mailer = new Mailer({
    store,
    staff,
    transport: (letter) => {
      if (sent.length === 0 && failures-- > 0) return Promise.reject(new Error('no connection'));
      sent.push(letter);
      return Promise.resolve();
    },
  });
  return { sent, mailer };
}

describe('the outbox', () => {
  test('is emptied once, in order, and forgets what opened something', async () => {
    const { store } = await emptyDatabase();
    await queue(store, { text: '一' });
    await queue(store, { text: 'コード 123456', secret: true });
    const { sent, mailer } = recorder(store);
    await Promise.all([mailer.send(), mailer.send()]);
    expect(sent.map(({ text }) => text)).toEqual(['一', 'コード 123456']);
    const kept = await rows(store);
    expect(kept.map(({ sent_at }) => sent_at)).toEqual([toIso(AT), toIso(AT)]);
    expect(kept[0]!.text).toBe('一');
    expect(kept[1]!.text).not.toContain('123456');
  });

  test('tries again after a minute, five, and so on, and loses nothing', async () => {
    const { store } = await emptyDatabase();
    await queue(store);
    const { sent, mailer } = recorder(store, 2);
    await mailer.send();
    await mailer.send();
    expect((await rows(store))[0]).toMatchObject({ tries: 1, sent_at: null, text: '本文' });
    after(1);
    await mailer.send();
    after(5);
    await mailer.send();
    expect(sent).toEqual([]);
    after(6);
    await mailer.send();
    expect(sent).toHaveLength(1);
    expect((await rows(store))[0]).toMatchObject({ tries: 3 });
  });

  test('is left alone while another process sends; what that one dropped is taken after its lease', async () => {
    const { store } = await emptyDatabase();
    await queue(store);
    const stuck = new Mailer({ store, staff: [], transport: () => new Promise(() => undefined) });
    void stuck.send();
    const { sent, mailer } = recorder(store);
    await expect.poll(async () => (await rows(store))[0]!.tries).toBe(1);
    await mailer.send();
    expect(sent).toEqual([]);
    after(5);
    await mailer.send();
    expect(sent).toHaveLength(1);
  });

  test('resolves staff and businesses to those who belong to them when it is sent', async () => {
    const { store } = await emptyDatabase();
    const business = await addBusiness(store, AT);
    const people = [
      { email: 'owner@example.com' },
      { email: 'gone@example.com', state: 'suspended' as const },
    ];
    for (const person of people) {
      const id = await addAccount(store, AT, person);
      const row = {
        account_id: id,
        business_id: business,
        role: 'owner',
        created_at: toIso(AT),
      } as const;
      await store.write((tx) => tx.insertInto('business_account').values(row).execute());
    }
    await addAccount(store, AT, { email: 'staff@example.com', role: 'staff' });
    await addAccount(store, AT, { email: 'admin@example.com', role: 'admin' });
    await queue(store, { to: `business:${business}` });
    await queue(store, { to: 'staff' });
    await queue(store, { to: 'business:999' });
    const { sent, mailer } = recorder(store);
    await mailer.send();
    expect(sent.map(({ to }) => to)).toEqual([
      ['owner@example.com'],
      ['staff@example.com', 'admin@example.com'],
    ]);
    expect((await rows(store)).every(({ sent_at }) => sent_at !== null)).toBe(true);
    await queue(store, { to: 'staff' });
    const desk = recorder(store, 0, ['desk@example.com']);
    await desk.mailer.send();
    expect(desk.sent[0]!.to).toEqual(['desk@example.com']);
  });
});

describe('a mail', () => {
  test('goes over SMTP, to each alone, and reads as it was written', async () => {
    const { dataDir, store } = await emptyDatabase();
    const received: { to: string; text: string }[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData(stream, session, done) {
        let text = '';
        stream.setEncoding('utf8').on('data', (part: string) => (text += part));
        stream.on('end', () => {
          received.push({ to: session.envelope.rcptTo.map((one) => one.address).join(), text });
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const transport = createTransport({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailFrom: 'エール！やまぐち <yell@example.com>',
      dataDir,
    });
    await queue(store, {
      to: 'staff',
      subject: '【承認】お店が公開されました',
      text: '一行目\n二行目',
    });
    const staff = ['a@example.com', 'b@example.com'];
    await new Mailer({ store, staff, transport }).send();
    expect(received.map(({ to }) => to)).toEqual(staff);
    const [head, body] = received[0]!.text.split('\r\n\r\n');
    expect(head).toMatch(/^To: a@example\.com$/m);
    expect(head).toContain('<yell@example.com>');
    expect(head).not.toMatch(/^(?:To|Cc|Bcc):.*b@example\.com/im);
    expect(Buffer.from(body!, 'base64').toString('utf8').trim()).toBe('一行目\n二行目');
  });

  test('waits when nobody listens', async () => {
    const { dataDir, store } = await emptyDatabase();
    const transport = createTransport({
      smtpUrl: 'smtp://127.0.0.1:1',
      mailFrom: 'yell@example.com',
      dataDir,
    });
    await queue(store);
    await new Mailer({ store, staff: [], transport }).send();
    expect((await rows(store))[0]).toMatchObject({ sent_at: null, tries: 1 });
  });

  test('becomes a file only its owner reads where there is no SMTP server', async () => {
    const { dataDir, store } = await emptyDatabase();
    const transport = createTransport({
      smtpUrl: undefined,
      mailFrom: 'yell@example.com',
      dataDir,
    });
    await queue(store);
    await new Mailer({ store, staff: [], transport }).send();
    const dir = path.join(dataDir, 'outbox');
    const [file] = readdirSync(dir);
    expect(statSync(path.join(dir, file!)).mode & 0o777).toBe(0o600);
    const text = readFileSync(path.join(dir, file!), 'utf8');
    expect(text).toMatch(/^To: hana@example\.com$/m);
    expect(text).toContain('Subject: 件名\n');
    expect(text).toContain('\n\n本文\n');
  });
});
