import { z } from 'zod';

/** Control characters except line feed; they have no place in what people read. */
const CONTROLS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The one boundary all text passes: well-formed, NFC, no control characters, LF line ends, trimmed. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '').normalize('NFC').trim();
}

const characters = (max: number) =>
  z
    .string()
    .transform(cleanText)
    .refine((text) => [...text].length <= max, { message: 'tooLong', params: { max } });

/** Text that may be left out; empty text counts as left out. */
export const optionalText = (max: number) =>
  characters(max)
    .nullable()
    .default(null)
    .transform((text) => (text === '' ? null : text));

/** Text that must be there. */
export const requiredText = (max: number) =>
  characters(max).refine((text) => text !== '', { message: 'required' });

/** An http(s) link that may be left out. */
export const optionalUrl = optionalText(500).refine(
  (text) => text === null || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
  { message: 'notALink' },
);

/** A Japanese phone number in half-width digits and hyphens that may be left out. */
export const optionalPhone = optionalText(20).refine(
  (text) => text === null || /^\+?[0-9][0-9-]{7,18}[0-9]$/.test(text),
  { message: 'notAPhone' },
);

/** Full-width letters and digits are what a Japanese keyboard gives first; they are meant as plain ones. */
export const halfWidth = (value: unknown) =>
  typeof value === 'string' ? cleanText(value.normalize('NFKC')) : value;

const MAIL = /^[^\s@<>()",;:\\[\]]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** A mail address as people type it, that may be left out. */
export const typedMail = z.preprocess(
  halfWidth,
  optionalText(254).refine((text) => text === null || MAIL.test(text), 'notAMail'),
);

/** A phone number as people type it, with any kind of dash or brackets, that may be left out. */
export const typedPhone = z.preprocess((value) => {
  const text = halfWidth(value);
  if (typeof text !== 'string') return text;
  return text.replace(/[‐‑–—―−ー()\s]+/g, '-').replace(/^-|-$/g, '');
}, optionalPhone);

export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'notASlug');

/** `YYYY-MM-DD` that exists: 2026-02-30 is refused by the round trip. */
export const localDateInput = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) &&
      !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
      new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
    'notADate',
  );

/** The local days on which an entry's page is there at all, both included; open where null. */
export const listedDays = {
  listedFrom: localDateInput.nullable().default(null),
  listedUntil: localDateInput.nullable().default(null),
};

/** Photos that are to be shown once they were looked at, by the ids of their images. */
export const photosToShow = {
  newPhotos: z.array(z.number().int().positive()).max(20).default([]),
};

export const ListedInput = z
  .object(listedDays)
  .refine(
    ({ listedFrom, listedUntil }) =>
      listedFrom === null || listedUntil === null || listedFrom <= listedUntil,
    { message: 'endsBeforeStart', path: ['listedUntil'] },
  );
export type Listed = z.output<typeof ListedInput>;
