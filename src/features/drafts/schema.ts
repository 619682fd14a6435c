import { z } from 'zod';
import { cleanText } from '#features/entries/schema.ts';

/** What a business keeps: each kind is edited, submitted and published the same way. */
export const KINDS = ['shop', 'coupon', 'job', 'event', 'product'] as const;
export type Kind = (typeof KINDS)[number];

/** What an entry says, by the field names of its kind's schema. */
export type Body = Readonly<Record<string, unknown>>;

/** Something that keeps an entry from being published (`block`) or should be looked at (`warn`). */
export interface Problem {
  /** Where it is mended. */
  field: string;
  /** `field`: the text itself; `missing`: the gap's name; `rule`: what the law or the kind demands. */
  source: 'field' | 'missing' | 'rule';
  key: string;
  level: 'block' | 'warn';
  params: Readonly<Record<string, string | number>>;
}

/** What the checker says beside a field. */
export interface Note {
  level: Problem['level'];
  text: string;
}
export type Notes = Readonly<Record<string, readonly Note[]>>;

/** Who edits. An account of the site, or as much of it as the rules here ask for. */
export interface Editor {
  accountId: number;
  name: string;
  role: 'member' | 'staff' | 'admin';
  businesses: readonly { id: number }[];
}

/** How something reached the staff that they enter in a business's name. */
export const SOURCES = ['fax', 'phone', 'counter', 'mail', 'other'] as const;
export type Source = (typeof SOURCES)[number];

/** An entry as people and forms name it. */
export const EntryRefInput = z.object({
  kind: z.enum(KINDS),
  id: z.coerce.number().int().positive(),
});
export type EntryRef = z.infer<typeof EntryRefInput>;

/** The same in one word, as a form carries it: `shop:12`. */
export const RefTextInput = z
  .templateLiteral([z.enum(KINDS), ':', z.number().int().positive()])
  .transform((text): EntryRef => {
    const [kind, id] = text.split(':');
    return { kind: kind as Kind, id: Number(id) };
  });

/** A value as it was when a form was opened, by field; see `fingerprint`. */
export const BaseInput = z
  .string()
  .max(20_000)
  .transform((text) => (/^\{.*\}$/s.test(text) ? text : '{}'))
  .transform((text, context) => {
    try {
      return z.record(z.string().max(60), z.string().max(20)).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'notABase' });
      return z.NEVER;
    }
  });

const remark = z
  .string()
  .transform(cleanText)
  .refine((text) => [...text].length <= 1000, { message: 'tooLong', params: { max: 1000 } });

/** What the staff write when they return an entry: in general, and beside fields. */
export const RemarksInput = z
  .object({ general: remark.default(''), fields: z.record(z.string().max(60), remark).default({}) })
  .transform(({ general, fields }) => ({
    general,
    fields: Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')),
  }))
  .refine(({ general, fields }) => general !== '' || Object.keys(fields).length > 0, 'noRemark');
export type Remarks = z.infer<typeof RemarksInput>;
