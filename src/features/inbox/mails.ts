import { aboutJa } from '#i18n/about.ja.ts';
import { staffJa } from '#i18n/staff.ja.ts';
import type { Mail } from '#server/mail.ts';
import type { Application, Contact, Report } from './schema.ts';
import type { ReportSubject } from './queries.ts';

type Letter = Omit<Mail, 'eraseOn'>;

const { contact: CONTACT, report: REPORT } = aboutJa;

/** Mails to the desk and to businesses are written in Japanese, whatever language the form was in. */
const lines = (...parts: (string | null | false)[]) =>
  parts.filter((part): part is string => typeof part === 'string').join('\n');

export function contactMail(receipt: string, input: Contact): Letter {
  return {
    to: 'staff',
    subject: `【お問い合わせ ${receipt}】${CONTACT.topics[input.topic]}`,
    text: lines(
      `受付番号: ${receipt}`,
      `用件: ${CONTACT.topics[input.topic]}`,
      `お名前: ${input.name ?? '（記入なし）'}`,
      `返事の宛先: ${input.mail ?? input.phone ?? '（記入なし。返事は不要です）'}`,
      '',
      input.body,
    ),
  };
}

/** To the desk with everything, to the entry's business without who wrote it. */
export function reportMail(
  receipt: string,
  input: Report,
  subject: ReportSubject | undefined,
): Letter[] {
  const about = subject
    ? `${REPORT.kinds[subject.kind]}「${subject.name}」`
    : (input.page ?? '（不明）');
  const head = lines(
    `受付番号: ${receipt}`,
    `対象: ${about}`,
    `用件: ${REPORT.faults[input.fault]}`,
  );
  const title = `【掲載内容のお知らせ ${receipt}】${REPORT.faults[input.fault]}`;
  const toStaff: Letter = {
    to: 'staff',
    subject: title,
    text: lines(
      head,
      `お名前: ${input.name ?? '（記入なし）'}`,
      `返事の宛先: ${input.mail ?? '（記入なし。返事は不要です）'}`,
      '',
      input.body,
    ),
  };
  if (!subject) return [toStaff];
  const guide = '掲載されている内容について、ご覧になった方から次のお知らせが届きました。';
  const toOwner: Letter = {
    to: `business:${subject.businessId}`,
    subject: title,
    text: lines(guide, '', head, '', input.body),
  };
  return [toStaff, toOwner];
}

/** To who applied: not this time, in friendly words; why is between the staff. */
export function declinedMail(to: string, business: string): Letter {
  const { subject, text } = staffJa.inbox.declinedMail;
  return { to: to as `${string}@${string}`, subject, text: text(business) };
}

export function applicationMail(receipt: string, input: Application): Letter {
  return {
    to: 'staff',
    subject: `【掲載の申込 ${receipt}】${input.business}`,
    text: lines(
      `受付番号: ${receipt}`,
      `名称: ${input.business}（${input.kana}）`,
      `住所: ${input.address}`,
      `担当: ${input.person}`,
      `電話: ${input.phone}`,
      input.mail && `メール: ${input.mail}`,
      input.website && `ホームページ: ${input.website}`,
      input.body && `\n${input.body}`,
    ),
  };
}
