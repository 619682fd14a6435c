import { joined, type SearchRecord } from '#features/entries/search-record.ts';
import { words } from '#i18n/index.ts';
import type { Inline, PageText } from './text.ts';
import { aboutTextEn } from './texts/about.en.ts';
import { aboutTextJa } from './texts/about.ja.ts';
import { accessibilityTextEn } from './texts/accessibility.en.ts';
import { accessibilityTextJa } from './texts/accessibility.ja.ts';
import { helpTextEn } from './texts/help.en.ts';
import { helpTextJa } from './texts/help.ja.ts';
import { listingGuideTextEn } from './texts/listing-guide.en.ts';
import { listingGuideTextJa } from './texts/listing-guide.ja.ts';
import { listingTermsTextEn } from './texts/listing-terms.en.ts';
import { listingTermsTextJa } from './texts/listing-terms.ja.ts';
import { termsTextEn } from './texts/terms.en.ts';
import { termsTextJa } from './texts/terms.ja.ts';

type Found = Pick<PageText, 'title' | 'lead'> & Partial<PageText>;

const { about: ja } = words('ja');
const { about: en } = words('en');

const PAGES: [path: string, ja: Found, en: Found][] = [
  ['/about', aboutTextJa, aboutTextEn],
  ['/help', helpTextJa, helpTextEn],
  ['/contact', ja.contact, en.contact],
  ['/report', ja.report, en.report],
  ['/list-your-business', listingGuideTextJa, listingGuideTextEn],
  ['/terms', termsTextJa, termsTextEn],
  ['/terms/listing', listingTermsTextJa, listingTermsTextEn],
  ['/accessibility', accessibilityTextJa, accessibilityTextEn],
];

/** The pages about the site, as the search finds them. */
export function searchPages(_read: unknown, _at: Date, ids?: number[]): Promise<SearchRecord[]> {
  const records = PAGES.map(([path, own, other], id): SearchRecord => ({
    kind: 'page',
    id,
    path,
    name: own.title,
    nameEn: other.title,
    kana: null,
    terms: (own.sections ?? []).map(({ heading }) => heading),
    text: textOf(own),
    textEn: textOf(other),
    about: [],
    aboutEn: [],
    date: null,
    area: null,
    categories: [],
    past: false,
  }));
  return Promise.resolve(records.filter(({ id }) => ids?.includes(id) ?? true));
}

function textOf({ lead, sections }: Found): string {
  const blocks = (sections ?? []).flatMap((section) => section.blocks);
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'text') return plain(block.text);
    return block.kind === 'list' ? block.items.map(plain) : block.rows.flat();
  });
  return joined(lead, ...lines);
}

function plain(text: Inline[]): string {
  return text.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}
