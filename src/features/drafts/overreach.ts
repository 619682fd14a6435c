import { entryKinds } from './kinds.ts';
import type { Kind } from './schema.ts';

/** Whose an entry is and how it stands: decided by commands, never by what a form says. */
const DECIDED = [
  'account_id accountId author business business_id businessId confirmed_on confirmedOn demo owner',
  'publish_from publishFrom publish_until publishUntil role shop shop_id shopId slug state trusted',
  'updated_by updatedBy version visibility',
].flatMap((names) => names.split(' '));

/** What of that a form sends all the same, and its kind does not have as a field. */
export function overreach(kind: Kind, form: FormData): string[] {
  return DECIDED.filter((name) => form.has(name) && !(name in entryKinds[kind].shape));
}
