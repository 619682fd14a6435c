import { joined, type SearchRecord } from '#features/entries/search-record.ts';
import { words } from '#i18n/index.ts';
import type { Reader } from '#server/db.ts';
import { plain } from './markdown.ts';
import { namer } from './named.ts';
import type { EditedPage } from './schema.ts';
import type { PageText } from './text.ts';
import { readPageTexts } from './words-queries.ts';
import { accessibilityTextEn } from './texts/accessibility.en.ts';
import { accessibilityTextJa } from './texts/accessibility.ja.ts';
import { listingGuideTextEn } from './texts/listing-guide.en.ts';
import { listingGuideTextJa } from './texts/listing-guide.ja.ts';
import { listingTermsTextEn } from './texts/listing-terms.en.ts';
import { listingTermsTextJa } from './texts/listing-terms.ja.ts';

type Found = Pick<PageText, 'title' | 'lead'> & Partial<PageText>;

const { about: ja } = words('ja');
const { about: en } = words('en');

/** Pages with their words, or whose words the staff write. */
const PAGES: (readonly [path: string, ja: Found, en: Found] | EditedPage)[] = [
  'about',
  'help',
  ['/contact', ja.contact, en.contact],
  ['/report', ja.report, en.report],
  ['/list-your-business', listingGuideTextJa, listingGuideTextEn],
  'terms',
  ['/terms/listing', listingTermsTextJa, listingTermsTextEn],
  ['/accessibility', accessibilityTextJa, accessibilityTextEn],
];

/** The pages about the site, as the search finds them. */
export async function searchPages(
  read: Reader,
  _at: Date,
  ids?: number[],
): Promise<SearchRecord[]> {
  const textFor = await readPageTexts(read);
  const name = await namer(read);
  return [...PAGES.entries()]
    .filter(([id]) => ids?.includes(id) ?? true)
    .map(([id, page]) =>
      typeof page === 'string'
        ? recordOf(id, [`/${page}`, textFor(page, 'ja'), textFor(page, 'en')])
        : recordOf(id, [page[0], name(page[1], 'ja'), name(page[2], 'en')]),
    );
}

function recordOf(
  id: number,
  [path, own, other]: readonly [path: string, ja: Found, en: Found],
): SearchRecord {
  return {
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
  };
}

function textOf({ lead, sections }: Found): string {
  const blocks = (sections ?? []).flatMap((section) => section.blocks);
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'text') return plain(block.text);
    return block.kind === 'list' ? block.items.map(plain) : block.rows.flat();
  });
  return joined(lead, ...lines);
}
