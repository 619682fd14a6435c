import { z } from 'zod';
import {
  localDateInput,
  optionalText,
  requiredText,
  typedMail,
  typedPhone,
} from '#features/entries/schema.ts';
import { beginsWithHeading } from './markdown.ts';

/** How to reach those who run the site. What is null is not shown; the contact form stands in its place. */
export const Chamber = z.object({
  phone: typedPhone,
  fax: typedPhone,
  mail: typedMail,
  address: optionalText(120),
});
export type Chamber = z.infer<typeof Chamber>;
export const CHAMBER_FIELDS = Object.keys(Chamber.shape) as (keyof Chamber)[];

/** What the site is called, in both languages or as it came, and the line over every public page. */
export const SiteInput = z
  .object({
    name: optionalText(20),
    nameEn: optionalText(30),
    banner: optionalText(80),
    bannerEn: optionalText(160),
    bannerUntil: optionalText(10).pipe(localDateInput.nullable()),
  })
  .refine(({ name, nameEn }) => (name === null) === (nameEn === null), {
    path: ['nameEn'],
    message: 'bothNames',
  });
export type SiteInput = z.infer<typeof SiteInput>;

/** The pages whose words the staff write. The 掲載規約 is none: who agreed to it agreed to its words. */
export const EDITED_PAGES = ['about', 'help', 'terms', 'privacy'] as const;
export type EditedPage = (typeof EDITED_PAGES)[number];

export const WORDS_IN = ['ja', 'en'] as const;
/** Which page in which language. */
const pageKey = { page: z.enum(EDITED_PAGES), locale: z.enum(WORDS_IN) };
export const PageKeyInput = z.object(pageKey);
export type PageKey = z.infer<typeof PageKeyInput>;

/** What is written of a page; its body in Markdown. */
const pageWords = {
  title: requiredText(80),
  description: requiredText(300),
  lead: requiredText(500),
  body: requiredText(40_000).refine(beginsWithHeading, 'noHeading'),
};
export type PageWords = Record<keyof typeof pageWords, string>;

const number = z.coerce.number().int().min(1).max(100_000);
export const PageWordsInput = z.object({ ...pageKey, ...pageWords, base: number });
export type PageWordsInput = z.infer<typeof PageWordsInput>;
export const PageVersionInput = PageKeyInput.extend({ number });
