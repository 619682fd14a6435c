import { z } from 'zod';
import { localDateInput } from '#features/entries/schema.ts';
import { pageNumber } from '#features/entries/page.ts';

/** What lines of the audit log are about. */
export const SUBJECT_KINDS = [
  'shop',
  'coupon',
  'job',
  'event',
  'product',
  'business',
  'account',
  'inbox',
  'survey',
  'news',
  'campaign',
] as const;

const text = (max: number) => z.string().trim().max(max).catch('');

/** What the address of the log asks for; what cannot be understood is not asked. */
const AuditFilter = z.object({
  who: text(100),
  action: text(60),
  kind: z.enum(SUBJECT_KINDS).or(z.literal('')).catch(''),
  from: localDateInput.or(z.literal('')).catch(''),
  until: localDateInput.or(z.literal('')).catch(''),
  page: pageNumber,
});
export type AuditFilter = z.infer<typeof AuditFilter>;

const NAMES = ['who', 'action', 'kind', 'from', 'until', 'page'] as const;

export function readAuditFilter(params: URLSearchParams): AuditFilter {
  return AuditFilter.parse(Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ''])));
}

/** The same as an address's query, without what is not asked. */
export function writeAuditFilter({ page, ...asked }: AuditFilter, to = page): string {
  const pairs = Object.entries(asked).filter(([, value]) => value !== '');
  return new URLSearchParams([...pairs, ...(to > 1 ? [['page', String(to)]] : [])]).toString();
}

/** Whose history an address asks for. */
export const SubjectInput = z.object({
  kind: z.enum(SUBJECT_KINDS),
  id: z.coerce.number().int().positive(),
});
export type Subject = z.infer<typeof SubjectInput>;
