import { z } from 'zod';
import {
  halfWidth,
  optionalText,
  optionalUrl,
  typedMail,
  typedPhone,
} from '#features/entries/schema.ts';

/** What can be reported, as `ReportLink` names it. */
export const SUBJECT_KINDS = ['shop', 'coupon', 'job', 'event', 'product'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const TOPICS = ['site', 'listing', 'access', 'privacy', 'jobs', 'other'] as const;
export const FAULTS = ['wrong', 'closed', 'picture', 'conditions', 'complaint', 'other'] as const;
export const BUSINESS_KINDS = ['shop', 'company', 'organisation'] as const;
export const MEMBERSHIPS = ['member', 'non-member', 'unknown'] as const;
export const WANTED = ['shop', 'coupon', 'job', 'event', 'product'] as const;

export const REPORT_OUTCOMES = ['corrected', 'unfounded', 'suspended', 'referred'] as const;
type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

export const MESSAGE_KINDS = ['contact', 'report', 'application'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What a message of a kind may come to. */
export const OUTCOMES: Record<MessageKind, readonly Outcome[]> = {
  contact: ['answered'],
  report: REPORT_OUTCOMES,
  application: ['accepted', 'declined'],
};
export type Outcome = ReportOutcome | 'accepted' | 'declined' | 'answered';

export const BODY_MAX = 2000;

/** Text that must be there; an empty form field arrives as null. */
const requiredText = (max: number) =>
  optionalText(max)
    .refine((text) => text !== null, 'required')
    .transform((text) => text ?? '');

/** A field of one line: line breaks a browser would not send become spaces. */
const oneLine = (value: unknown) =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ') : value;
const optionalLine = (max: number) => z.preprocess(oneLine, optionalText(max));
const requiredLine = (max: number) => z.preprocess(oneLine, requiredText(max));

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'choose' });

/** The hidden parts every form of the site carries: when it was opened, and a field nobody sees. */
const guard = {
  opened: z.string().nullable().catch(null),
  extra: z.string().nullable().catch('?'),
  locale: z.enum(['ja', 'en']).catch('ja'),
};

export const ContactInput = z.object({
  ...guard,
  topic: choice(TOPICS),
  body: requiredText(BODY_MAX),
  name: optionalLine(80),
  mail: typedMail,
  phone: typedPhone,
});

export const ReportInput = z.object({
  ...guard,
  kind: z.enum(SUBJECT_KINDS).nullable().catch(null),
  slug: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable()
    .catch(null),
  page: optionalLine(500),
  fault: choice(FAULTS),
  body: requiredText(BODY_MAX),
  name: optionalLine(80),
  mail: typedMail,
});

export const ApplicationInput = z.object({
  ...guard,
  business: requiredLine(80),
  kana: requiredLine(160),
  kind: choice(BUSINESS_KINDS),
  address: requiredLine(200),
  website: z.preprocess(halfWidth, optionalUrl),
  person: requiredLine(80),
  phone: typedPhone.refine((text) => text !== null, 'required'),
  mail: typedMail,
  membership: choice(MEMBERSHIPS),
  wanted: z.array(z.enum(WANTED)),
  body: optionalText(BODY_MAX),
  terms: z.literal('yes', { error: 'agree' }),
});

export type Contact = z.infer<typeof ContactInput>;
export type Report = z.infer<typeof ReportInput>;
export type Application = z.infer<typeof ApplicationInput>;
/** What the hidden parts of any of the forms hold. */
export type Guarded = Pick<Contact, keyof typeof guard>;

/** What the staff decide about a message. */
export const DecisionInput = z.object({
  id: z.coerce.number().int().positive(),
  outcome: z.enum([...REPORT_OUTCOMES, 'accepted', 'declined', 'answered']),
  note: optionalText(BODY_MAX),
});

/** Reads which entry a report link names; whatever cannot be understood is null. */
export function readSubject(kind: string | null, slug: string | null) {
  const { shape } = ReportInput;
  return { kind: shape.kind.parse(kind), slug: shape.slug.parse(slug) };
}
