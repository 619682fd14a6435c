import { z } from 'zod';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { cleanText } from '#features/entries/schema.ts';

const MAIL = /^[^\s@<>()",;:\\[\]]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Full-width letters are what a Japanese keyboard gives first; a mail address is in lower case here. */
export const mailAddress = z
  .string('required')
  .transform((text) => cleanText(text.normalize('NFKC')).toLowerCase())
  .refine((text) => text !== '', 'required')
  .refine((text) => text.length <= 254 && MAIL.test(text), 'notAMail');

const code = z
  .string('required')
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
  .refine((text) => text !== '', 'required');

const sixDigits = code.refine((text) => /^\d{6}$/.test(text), 'notACode');

const checked = z
  .string()
  .nullish()
  .transform((text) => text === 'yes');

const next = z.string().max(500).nullish().catch(null);
const token = z
  .string()
  .max(100)
  .nullish()
  .transform((text) => text ?? '');
/** Kept as typed, and short enough that hashing it costs what any does. */
const typedPassword = z.string('required').min(1, 'required').max(1000, 'tooLong');
const newPassword = typedPassword.refine((text) => text.isWellFormed(), 'tooLong');

const personName = z
  .string('name')
  .transform((text) => cleanText(text).replace(/\s+/g, ' '))
  .refine((text) => text !== '', 'name')
  .refine((text) => [...text].length <= 80, 'nameLong');

/** What a script of ours puts into a form: JSON of a ceremony; the library checks the rest. */
const ceremony = <T extends { id: string }>() =>
  z
    .string('refused')
    .max(20_000, 'refused')
    .transform((text, context): T => {
      const read = z.looseObject({ id: z.string().max(2000) }).safeParse(parsed(text));
      if (read.success) return read.data as unknown as T;
      context.addIssue('refused');
      return z.NEVER;
    });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const rowId = z.coerce.number().int().positive();

export const AskCodeInput = z.object({ email: mailAddress, own: checked, next });
export const EnterCodeInput = z.object({ code: sixDigits });
/** Of the generator or a recovery code. */
export const EnterSecondInput = z.object({
  code: code.refine((text) => text.length <= 40, 'wrong'),
});
export const PasswordSignInInput = z.object({
  email: mailAddress,
  password: typedPassword,
  own: checked,
  next,
});
export const PasskeyWishInput = z.object({ own: z.boolean(), next });
export const PasskeyAnswerInput = z.object({ answer: ceremony<AuthenticationResponseJSON>() });
export const PasskeyInput = z.object({ answer: ceremony<RegistrationResponseJSON>() });
export const AskResetInput = z.object({ email: mailAddress });
export const ResetInput = z.object({ token, password: newPassword });
export const NewPasswordInput = z.object({ password: newPassword });
export const AddressInput = z.object({ email: mailAddress });
export const TokenInput = z.object({ token });
export const NameInput = z.object({ name: personName });
export const EndSessionInput = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) });
export const NothingInput = z.object({});
export const GeneratorInput = z.object({
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
  code: sixDigits,
});
export const TermsInput = z.object({ terms: z.literal('yes', { error: 'terms' }) });
export const InvitePersonInput = z.object({
  email: mailAddress,
  business: rowId,
  role: z.enum(['owner', 'editor'], { error: 'role' }),
});
export const RemovePersonInput = z.object({ business: rowId, person: rowId });
export const PersonInput = z.object({ person: rowId });
export const EraseInput = PersonInput.extend({ asked: z.literal('yes') });
export const RoleInput = z.object({ person: rowId, role: z.enum(['member', 'staff', 'admin']) });
export const InvitationInput = z.object({ invitation: rowId });
export const InviteStaffInput = z.object({
  email: mailAddress,
  role: z.enum(['staff', 'admin'], { error: 'role' }),
});
export const AcceptInput = z.object({
  token,
  name: z
    .string()
    .nullish()
    .transform((text) => cleanText(text ?? '').replace(/\s+/g, ' '))
    .refine((text) => [...text].length <= 80, 'nameLong'),
  password: z
    .string()
    .max(1000, 'tooLong')
    .nullish()
    .transform((text) => text ?? ''),
  terms: checked,
});
