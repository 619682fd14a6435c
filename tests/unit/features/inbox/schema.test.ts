import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOfReceipt, receiptNumber } from '#features/inbox/receipt.ts';
import {
  ApplicationInput,
  ContactInput,
  readSubject,
  ReportInput,
} from '#features/inbox/schema.ts';

const contact = { topic: 'site', body: 'こんにちは', name: null, mail: null, phone: null };
const errorsOf = (result: ReturnType<typeof ContactInput.safeParse>) =>
  (result.error?.issues ?? []).map(({ path, message }) => `${String(path[0])}: ${message}`);

describe('a message', () => {
  test('needs a topic and a text, and nothing else', () => {
    expect(ContactInput.parse(contact)).toMatchObject({ name: null, mail: null, phone: null });
    expect(errorsOf(ContactInput.safeParse({ ...contact, topic: null, body: '  ' }))).toEqual([
      'topic: choose',
      'body: required',
    ]);
  });

  test('counts characters as people do, and keeps line breaks', () => {
    expect(ContactInput.safeParse({ ...contact, body: '𠮷'.repeat(2000) }).success).toBe(true);
    expect(errorsOf(ContactInput.safeParse({ ...contact, body: 'あ'.repeat(2001) }))).toEqual([
      'body: tooLong',
    ]);
    expect(ContactInput.parse({ ...contact, body: 'a\r\nb\u0000' }).body).toBe('a\nb');
  });

  test.each([
    ['name@example.jp', 'name@example.jp'],
    ['ｎａｍｅ＠ｅｘａｍｐｌｅ．ｊｐ', 'name@example.jp'],
    [' name@example.jp ', 'name@example.jp'],
    ['name@example', undefined],
    ['a@b.jp, c@d.jp', undefined],
    ['a@b.jp\nBcc: c@d.jp', undefined],
  ])('the mail address %j is read as %j', (mail, expected) => {
    const parsed = ContactInput.safeParse({ ...contact, mail });
    expect(parsed.success ? parsed.data.mail : undefined).toBe(expected);
  });

  test.each([
    ['083-000-0000', '083-000-0000'],
    ['０８３ー０００ー００００', '083-000-0000'],
    ['(083) 000 0000', '083-000-0000'],
    ['電話', undefined],
  ])('the phone number %j is read as %j', (phone, expected) => {
    const parsed = ContactInput.safeParse({ ...contact, phone });
    expect(parsed.success ? parsed.data.phone : undefined).toBe(expected);
  });

  test('whatever is sent, reading it never throws, and a name is one line', () => {
    const anything = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'あ', '\n', '\r', '\t', '\u0000', '\u2028', ' ') }),
      fc.constant(null),
      fc.integer(),
    );
    fc.assert(
      fc.property(anything, anything, (body, name) => {
        const parsed = ContactInput.safeParse({ ...contact, body, name });
        if (parsed.success) expect(parsed.data.name ?? '').toMatch(/^[^\n\r\t\u0000\u2028]*$/);
      }),
    );
  });
});

describe('what a report is about', () => {
  test('is read from the link, and forgotten when it makes no sense', () => {
    expect(readSubject('job', 'cook')).toEqual({ kind: 'job', slug: 'cook' });
    expect(readSubject('staff', "' or 1=1")).toEqual({ kind: null, slug: null });
    expect(ReportInput.parse({ kind: 'x', slug: '../', fault: 'wrong', body: 'a' })).toMatchObject({
      kind: null,
      slug: null,
    });
  });
});

test('an application needs a way to call back and consent to the terms', () => {
  const parsed = ApplicationInput.safeParse({
    business: '喫茶',
    kana: 'きっさ',
    kind: 'shop',
    address: '山口市',
    website: 'javascript:alert(1)',
    person: '担当',
    membership: 'unknown',
    wanted: [],
  });
  const wrong = parsed.error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  expect(wrong).toEqual(['website: notALink', 'phone: required', 'terms: agree']);
});

test('a receipt number says its kind and its local day', () => {
  const at = new Date('2026-11-23T15:00:00.000Z');
  expect(receiptNumber('report', 12, at)).toBe('R261124-12');
  expect(kindOfReceipt('R261124-12')).toBe('report');
  for (const wrong of ['', 'X261124-12', 'R261124-0', 'R261124-12 <b>', 'r261124-1']) {
    expect(kindOfReceipt(wrong)).toBeUndefined();
  }
});
