import { z } from 'zod';
import type { Message } from '#features/inbox/desk-queries.ts';

/** What an application says, as the form kept it. */
const Application = z.object({
  business: z.string(),
  kana: z.string(),
  kind: z.enum(['shop', 'company', 'organisation']),
  address: z.string(),
  phone: z.string(),
  website: z.string().nullable().catch(null),
  membership: z.enum(['member', 'non-member', 'unknown']).catch('unknown'),
});

/** The application a message is, or undefined. */
export function applicationIn({ kind, fields }: Pick<Message, 'kind' | 'fields'>) {
  const read = kind === 'application' ? Application.safeParse(fields).data : undefined;
  if (!read) return undefined;
  const { business: name, ...more } = read;
  return { name, ...more };
}
export type Applicant = NonNullable<ReturnType<typeof applicationIn>>;

/** What of it is already known of the shop, so that its owner need not type it again. */
export function shopOf({ name, kana, kind, address, phone, website }: Applicant) {
  const shopKind = kind === 'company' ? 'company' : 'shop';
  return { kind: shopKind, name, kana, address, phone, website };
}
