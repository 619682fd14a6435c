import { describe, expect, test } from 'vitest';
import {
  eraseExpiredMessages,
  sendApplication,
  sendContact,
  sendReport,
} from '#features/inbox/commands.ts';
import { closeMessage } from '#features/inbox/desk-commands.ts';
import { getMessage, listMessages } from '#features/inbox/desk-queries.ts';
import { TooManyMessages } from '#features/inbox/limit.ts';
import { ApplicationInput, ContactInput, ReportInput } from '#features/inbox/schema.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const HOUR = 3_600_000;
const STAFF = { name: 'staff' };
const later = (ms: number) => new Date(AT.getTime() + ms);
const from = (formKey: string, counter = 'one') => ({ formKey, counter });

const contact = ContactInput.parse({ topic: 'site', body: '見つかりません', mail: 'a@example.jp' });
const report = (kind: string, slug: string) =>
  ReportInput.parse({
    kind,
    slug,
    fault: 'wrong',
    body: '電話番号が違います',
    name: '名乗る人',
    mail: 'a@example.jp',
  });
const application = ApplicationInput.parse({
  business: '喫茶 架空',
  kana: 'きっさ かくう',
  kind: 'shop',
  address: '山口市',
  person: '担当',
  phone: '083-000-0000',
  membership: 'unknown',
  wanted: ['shop'],
  terms: 'yes',
});

const messages = (store: Store) => store.read.selectFrom('inbox_message').selectAll().execute();
const mails = (store: Store) => store.read.selectFrom('outbox').selectAll().orderBy('id').execute();

/** A business with one published shop and one published job. */
async function withShop(store: Store): Promise<{ business: number; shop: number; job: number }> {
  return store.write(async (tx) => {
    const times = { created_at: AT.toISOString(), updated_at: AT.toISOString() };
    const business = await tx
      .insertInto('business')
      .values({
        kind: 'business',
        name: '架空',
        membership: 'member',
        chamber: 'yamaguchi',
        ...times,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const area = await tx
      .insertInto('area')
      .values({ slug: 'ouchi', name: '大内', name_en: 'Ouchi', sort: 1, kana: 'おおうち' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const shop = await tx
      .insertInto('shop')
      .values({
        business_id: business.id,
        slug: 'kissa',
        kind: 'shop',
        visibility: 'published',
        name: '喫茶 架空',
        kana: 'きっさ',
        area_id: area.id,
        address: '大内',
        summary: '喫茶',
        phone: '083-000-0000',
        ...times,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const job = await tx
      .insertInto('job')
      .values({
        shop_id: shop.id,
        slug: 'cook',
        visibility: 'hidden',
        title: '調理',
        shifts: '[]',
        deferred: '[]',
        wage_region: 'yamaguchi',
        fixed_overtime: 0,
        fixed_overtime_excess: 0,
        dispatched: 0,
        ...times,
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    return { business: business.id, shop: shop.id, job: job.id };
  });
}

describe('a message', () => {
  test('is kept for a year with a receipt number, and the staff are told', async () => {
    const { store } = await emptyDatabase();
    const receipt = await store.write((tx) => sendContact(tx, contact, from('a'), AT));
    expect(receipt).toBe('C261124-1');
    expect(await messages(store)).toMatchObject([
      { kind: 'contact', state: 'new', reply_to: 'a@example.jp', erase_on: '2027-11-24' },
    ]);
    expect(await mails(store)).toMatchObject([{ recipient: 'staff', sent_at: null }]);
  });

  test('that is sent twice is one message with one number', async () => {
    const { store } = await emptyDatabase();
    const send = () => store.write((tx) => sendContact(tx, contact, from('a'), AT));
    expect(await send()).toBe(await send());
    expect(await messages(store)).toHaveLength(1);
    expect(await mails(store)).toHaveLength(1);
  });

  test('is the last of five an hour; another address is not held back', async () => {
    const { store } = await emptyDatabase();
    const send = (key: string, at: Date, counter?: string) =>
      store.write((tx) => sendContact(tx, contact, from(key, counter), at));
    for (let i = 0; i < 5; i += 1) await send(`a${i}`, later(i * 1000));
    await expect(send('sixth', later(6000))).rejects.toThrow(TooManyMessages);
    await expect(send('sixth', later(6000))).rejects.toMatchObject({ retryAt: later(HOUR) });
    await send('other', later(6000), 'two');
    await expect(send('sixth', later(HOUR - 1))).rejects.toThrow(TooManyMessages);
    await send('sixth', later(HOUR));
    expect(await messages(store)).toHaveLength(7);
  });
});

describe('a report', () => {
  test('reaches the staff with the sender and the business without', async () => {
    const { store } = await emptyDatabase();
    const { business, shop } = await withShop(store);
    await store.write((tx) => sendReport(tx, report('shop', 'kissa'), from('a'), AT));
    expect(await messages(store)).toMatchObject([{ subject_kind: 'shop', subject_id: shop }]);
    const [toStaff, toOwner, ...others] = await mails(store);
    expect(toStaff).toMatchObject({ recipient: 'staff' });
    expect(toStaff!.text).toContain('a@example.jp');
    expect(toOwner).toMatchObject({ recipient: `business:${business}` });
    expect(toOwner!.text).toContain('電話番号が違います');
    expect(toOwner!.text + toOwner!.subject).not.toMatch(/名乗る人|a@example\.jp/);
    expect(others).toEqual([]);
  });

  test('about something unknown or never published is kept, and names nothing', async () => {
    const { store } = await emptyDatabase();
    await withShop(store);
    await store.write((tx) => sendReport(tx, report('job', 'cook'), from('a'), AT));
    await store.write((tx) => sendReport(tx, report('event', 'none'), from('b'), AT));
    expect((await messages(store)).map((one) => one.subject_id)).toEqual([null, null]);
    expect((await mails(store)).map((mail) => mail.recipient)).toEqual(['staff', 'staff']);
    expect((await mails(store))[0]!.text).not.toContain('調理');
  });

  test('is closed once, with its outcome, and kept a year from then', async () => {
    const { store } = await emptyDatabase();
    await withShop(store);
    await store.write((tx) => sendReport(tx, report('shop', 'kissa'), from('a'), AT));
    const { id } = (await messages(store))[0]!;
    const close = (outcome: 'corrected' | 'accepted', at: Date) =>
      store.write((tx) => closeMessage(tx, STAFF, id, { outcome, note: null }, at));
    expect(await close('accepted', later(HOUR)), 'a report is not accepted').toBe('unfit');
    expect(await messages(store)).toMatchObject([{ state: 'new', outcome: null }]);
    expect(await close('corrected', later(30 * 24 * HOUR))).toBe('done');
    expect(await close('corrected', later(31 * 24 * HOUR)), 'twice').toBe('gone');
    expect(await messages(store)).toMatchObject([
      { state: 'done', outcome: 'corrected', handled_by: 'staff', erase_on: '2027-12-24' },
    ]);
  });
});

describe('a message without an entry', () => {
  test('of which nothing can be taken from the public is not closed as if it were', async () => {
    const { store } = await emptyDatabase();
    await store.write((tx) => sendReport(tx, report('event', 'none'), from('a'), AT));
    const { id } = (await messages(store))[0]!;
    const suspended = { outcome: 'suspended', note: null } as const;
    expect(await store.write((tx) => closeMessage(tx, STAFF, id, suspended, AT))).toBe('unfit');
    expect(await messages(store)).toMatchObject([{ state: 'new' }]);
  });

  test('is closed with a remark', async () => {
    const { store } = await emptyDatabase();
    await store.write((tx) => sendContact(tx, contact, from('a'), AT));
    const { id } = (await messages(store))[0]!;
    const answer = { outcome: 'answered', note: '電話で返事' } as const;
    await store.write((tx) => closeMessage(tx, STAFF, id, answer, AT));
    expect(await getMessage(store.read, id)).toMatchObject({ ...answer, handledBy: 'staff' });
    const open = await listMessages(store.read, false, 1);
    const done = await listMessages(store.read, true, 1);
    expect([open.lines.length, done.lines.length]).toEqual([0, 1]);
  });
});

describe('an application', () => {
  test('has no last day until it is decided; declined, it goes after half a year', async () => {
    const { store } = await emptyDatabase();
    await store.write((tx) => sendApplication(tx, application, '1.0', from('a'), AT));
    const [kept] = await messages(store);
    expect(kept).toMatchObject({ erase_on: null, body: null });
    expect(JSON.parse(kept!.fields)).toMatchObject({ termsVersion: '1.0', business: '喫茶 架空' });
    await store.write((tx) =>
      closeMessage(tx, STAFF, kept!.id, { outcome: 'declined', note: null }, AT),
    );
    expect(await messages(store)).toMatchObject([{ outcome: 'declined', erase_on: '2027-05-23' }]);
    expect((await mails(store)).map(({ recipient }) => recipient)).toEqual(['staff']);
  });

  test('that is declined is answered once, without what the staff noted', async () => {
    const { store } = await emptyDatabase();
    const withMail = { ...application, mail: 'a@example.jp' };
    await store.write((tx) => sendApplication(tx, withMail, '1.0', from('a'), AT));
    const [kept] = await messages(store);
    const decision = { outcome: 'declined', note: '区域の外' } as const;
    const close = () => store.write((tx) => closeMessage(tx, STAFF, kept!.id, decision, AT));
    expect([await close(), await close()]).toEqual(['done', 'gone']);
    const [, ...answers] = await mails(store);
    expect(answers).toMatchObject([
      { recipient: 'a@example.jp', text: expect.stringContaining('「喫茶 架空」') },
    ]);
    expect(answers[0]!.text).not.toContain('区域の外');
  });
});

test('what has reached its day is erased: messages, copies of mails, counters', async () => {
  const { store } = await emptyDatabase();
  await store.write((tx) => sendContact(tx, contact, from('a'), AT));
  const erase = (at: string) => store.write((tx) => eraseExpiredMessages(tx, new Date(at)));
  expect(await erase('2027-02-21T15:00:00.000Z'), 'Tokyo is a day ahead').toBe(0);
  expect(await mails(store)).toEqual([]);
  expect(await store.read.selectFrom('form_counter').selectAll().execute()).toEqual([]);
  expect(await erase('2027-11-23T14:59:59.999Z')).toBe(0);
  expect(await erase('2027-11-23T15:00:00.000Z')).toBe(1);
  expect(await messages(store)).toEqual([]);
});
