import type { Locale } from '#i18n/urls.ts';
import { writeMarkdown } from './markdown.ts';
import type { EditedPage, PageWords } from './schema.ts';
import type { PageText } from './text.ts';
import { aboutTextEn } from './texts/about.en.ts';
import { aboutTextJa } from './texts/about.ja.ts';
import { helpTextEn } from './texts/help.en.ts';
import { helpTextJa } from './texts/help.ja.ts';
import { privacyTextEn } from './texts/privacy.en.ts';
import { privacyTextJa } from './texts/privacy.ja.ts';
import { termsTextEn } from './texts/terms.en.ts';
import { termsTextJa } from './texts/terms.ja.ts';

const FIRST: Record<EditedPage, Record<Locale, PageText>> = {
  about: { ja: aboutTextJa, en: aboutTextEn },
  help: { ja: helpTextJa, en: helpTextEn },
  terms: { ja: termsTextJa, en: termsTextEn },
  privacy: { ja: privacyTextJa, en: privacyTextEn },
};

/** The words a page came with: its first version. */
export function firstWords(page: EditedPage, locale: Locale): PageWords {
  const { title, description, lead, sections } = FIRST[page][locale];
  return { title, description, lead, body: writeMarkdown(sections) };
}
