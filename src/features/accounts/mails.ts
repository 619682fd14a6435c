import { accountMailsJa as words } from '#i18n/accounts-mail.ja.ts';
import { addDays, localDate } from '#server/clock.ts';
import type { Mail } from '#server/mail.ts';

/** A mail that becomes one when it is known on which day it is written. */
export type Draft = (at: Date) => Mail;

/** Codes and links are worth nothing after a day; nothing else is said in these. */
const KEPT_DAYS = 2;
const NOTICE_DAYS = 90;

/** Says that something has happened; holds nothing that opens anything. */
function notice(to: string, { subject, text }: { subject: string; text: string }): Draft {
  return (at) => ({ ...secret(to, subject, text, NOTICE_DAYS)(at), secret: false });
}

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

export function resetMail(to: string, url: string): Draft {
  return secret(to, words.reset.subject, words.reset.text(url));
}

export function passwordChangedMail(to: string): Draft {
  return notice(to, words.passwordChanged);
}

export function factorMail(to: string, what: 'added' | 'removed'): Draft {
  return notice(to, { subject: words.factor.subject, text: words.factor[what] });
}

/** @param business its name, for a member; staff are invited to the whole site. */
export function invitationMail(to: string, business: string | undefined, url: string): Draft {
  const { invitation, staffInvitation } = words;
  return business === undefined
    ? secret(to, staffInvitation.subject, staffInvitation.text(url), 4)
    : secret(to, invitation.subject(business), invitation.text(business, url), 15);
}

export function newAddressMail(to: string, url: string): Draft {
  return secret(to, words.newAddress.subject, words.newAddress.text(url));
}

export function oldAddressMail(to: string, email: string, url: string): Draft {
  return secret(to, words.oldAddress.subject, words.oldAddress.text(email, url));
}

export function takenAddressMail(to: string, siteUrl: string): Draft {
  const { subject, text } = words.takenAddress;
  return notice(to, { subject, text: text(`${siteUrl}/login`) });
}

export function addressChangedMail(to: string, email: string): Draft {
  const { subject, text } = words.addressChanged;
  return notice(to, { subject, text: text(email) });
}

/** To administrators: which of the staff invited whom to which business. */
export function memberInvitedMail(to: string, by: string, email: string, business: string): Draft {
  const { subject, text } = words.memberInvited;
  return notice(to, { subject, text: text(by, email, business) });
}

/** To administrators: which of the staff invited how many at once. */
export function membersInvitedMail(to: string, by: string, count: number): Draft {
  const { subject, text } = words.membersInvited;
  return notice(to, { subject, text: text(by, count) });
}

/** To administrators: which of the staff shut whom out. */
export function suspendedAccountMail(to: string, by: string, who: string): Draft {
  const { subject, text } = words.suspendedAccount;
  return notice(to, { subject, text: text(by, who) });
}

/** To a person who asked to be forgotten: the last mail to them, kept only until it is sent. */
export function erasedMail(to: string): Draft {
  return secret(to, words.erased.subject, words.erased.text);
}

/** To administrators: whom which of the staff took out for good; not kept for long either. */
export function erasedAccountMail(to: string, by: string, who: string): Draft {
  const { subject, text } = words.erasedAccount;
  return secret(to, subject, text(by, who));
}
