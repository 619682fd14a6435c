import { z } from 'zod';
import { cleanText } from '#features/entries/schema.ts';

const MAIL = /^[^\s@<>()",;:\\[\]]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Full-width letters are what a Japanese keyboard gives first; a mail address is in lower case here. */
export const mailAddress = z
  .string('required')
  .transform((text) => cleanText(text.normalize('NFKC')).toLowerCase())
  .refine((text) => text !== '', 'required')
  .refine((text) => text.length <= 254 && MAIL.test(text), 'notAMail');

/** Digits however they were typed: full-width, with spaces or hyphens. */
const digits = (count: number) =>
  z
    .string('required')
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .refine((text) => new RegExp(`^\\d{${count}}$`).test(text), 'notACode');

const checked = z
  .string()
  .nullish()
  .transform((text) => text === 'yes');

export const AskCodeInput = z.object({
  email: mailAddress,
  own: checked,
  next: z.string().nullish(),
});

export const EnterCodeInput = z.object({ code: digits(6) });
