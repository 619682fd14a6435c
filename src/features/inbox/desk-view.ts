import { aboutJa } from '#i18n/about.ja.ts';
import { businessesJa } from '#i18n/businesses.ja.ts';
import { staffJa } from '#i18n/staff.ja.ts';
import type { Message } from './desk-queries.ts';

export interface Fact {
  label: string;
  text: string;
}

type Options = Readonly<Record<string, string>>;
const { labels } = aboutJa.form;

/** What the forms ask beside the text, in the order it is read, with the words of its choices. */
const ASKED: readonly (readonly [field: string, label: string, options?: Options])[] = [
  ['topic', labels.topic, aboutJa.contact.topics],
  ['fault', labels.fault, { ...aboutJa.report.faults, objection: businessesJa.objection.fault }],
  ['page', labels.page],
  ['business', labels.business],
  ['kana', labels.kana],
  ['kind', labels.kind, aboutJa.apply.kinds],
  ['address', labels.address],
  ['website', labels.website],
  ['phone', labels.phone],
  ['membership', labels.membership, aboutJa.apply.memberships],
  ['wanted', labels.wanted, aboutJa.apply.wanted],
];

/** What a message says beside its text; what was left empty is left out. */
export function messageFacts({ fields }: Pick<Message, 'fields'>): Fact[] {
  const facts = ASKED.flatMap(([field, label, options]) => {
    const values = [fields[field]].flat().filter((value) => typeof value === 'string');
    if (values.length === 0) return [];
    return [{ label, text: values.map((value) => options?.[value] ?? value).join('、') }];
  });
  const terms = fields['termsVersion'];
  if (typeof terms === 'string')
    facts.push({ label: labels.terms, text: staffJa.inbox.agreedTo(terms) });
  return facts;
}

/** The visit of the staff that a business objects to, if that is what the message is. */
export function objectionIn({ fields }: Pick<Message, 'fields'>): number | undefined {
  return typeof fields['visit'] === 'number' ? fields['visit'] : undefined;
}
