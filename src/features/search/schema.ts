import { z } from 'zod';

const MOST = 8;

/** Words, one a line; what is said twice counts once. */
const lines = z
  .string()
  .max(1000, 'tooLong')
  .nullable()
  .transform((text) => {
    const terms = (text ?? '').normalize('NFC').split(/[\r\n]+/);
    return [...new Set(terms.map((term) => term.replace(/\s+/g, ' ').trim()).filter(Boolean))];
  })
  .pipe(z.array(z.string().max(40, 'tooLong')).max(MOST, 'tooLong'));

/** What many look for, as the staff type it: Japanese and English, a word a line. */
export const PopularTermsInput = z.object({ ja: lines, en: lines });

export const PopularTerms = z.object({
  ja: z.array(z.string()).default(['湯田温泉', 'ランチ', 'クリスマス', 'お土産', '駐車場']),
  en: z.array(z.string()).default(['Yuda Onsen', 'Lunch', 'Christmas', 'Souvenir']),
});
export type PopularTerms = z.infer<typeof PopularTerms>;
