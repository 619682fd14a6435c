import { expect, test } from 'vitest';
import { readEnv } from '#server/env.ts';

const REAL = { SITE_URL: 'https://yell.example.jp' };

test('mail comes from the site itself unless it is told otherwise', () => {
  expect(readEnv(REAL)).toMatchObject({
    smtpUrl: undefined,
    mailFrom: 'no-reply@yell.example.jp',
    staffMail: [],
    officeAddresses: [],
  });
});

test('the settings of mail are read', () => {
  const env = readEnv({
    ...REAL,
    SMTP_URL: 'smtps://user:secret@mail.example.jp:465',
    MAIL_FROM: 'エール！やまぐち <yell@example.jp>',
    STAFF_MAIL: 'a@example.jp, b@example.jp',
    OFFICE_ADDRESSES: '203.0.113.7,2001:db8:1:2:3::4',
  });
  expect(env).toMatchObject({
    smtpUrl: 'smtps://user:secret@mail.example.jp:465',
    mailFrom: 'エール！やまぐち <yell@example.jp>',
    staffMail: ['a@example.jp', 'b@example.jp'],
    officeAddresses: ['203.0.113.7', '2001:db8:1:2::/64'],
  });
});

test.each([
  ['SMTP_URL', 'http://mail.example.jp'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'a@example.jp\nBcc: b@example.jp'],
  ['STAFF_MAIL', 'a@example.jp b@example.jp'],
  ['OFFICE_ADDRESSES', 'the office'],
])('%s=%s cannot be used', (name, value) => {
  expect(() => readEnv({ ...REAL, [name]: value })).toThrow(new RegExp(`^${name}=`));
});

test('a password in SMTP_URL is not told back', () => {
  expect(() => readEnv({ ...REAL, SMTP_URL: 'smtpx://user:secret@mail.example.jp' })).toThrow(
    /^SMTP_URL=… cannot/,
  );
});
