import { accountMailsJa as words } from '#i18n/accounts-mail.ja.ts';
import { addDays, localDate } from '#server/clock.ts';
import type { Mail } from '#server/mail.ts';

/** A mail that becomes one when it is known on which day it is written. */
export type Draft = (at: Date) => Mail;

/** Codes and links are worth nothing after a day; nothing else is said in these. */
const KEPT_DAYS = 2;

function secret(to: string, subject: string, text: string, days = KEPT_DAYS): Draft {
  return (at) => ({
    to: to as `${string}@${string}`,
    subject,
    text: `${text}\n\n${words.sign}`,
    eraseOn: addDays(localDate(at), days),
    secret: true,
  });
}

export function codeMail(to: string, code: string): Draft {
  return secret(to, words.code.subject(code), words.code.text(code));
}

/** To staff who asked for a code: what they sign in with instead. */
export function codelessMail(to: string, siteUrl: string): Draft {
  return secret(to, words.codeless.subject, words.codeless.text(`${siteUrl}/login/password`));
}
