import type { Dictionary } from '#i18n/index.ts';
import { localText, termName } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import { writeProductList, type ProductListInput } from '../list-input.ts';
import type { ProductCategory } from '../queries.ts';
import { PRICE_KEYS } from '../schema.ts';
import type { ProductCounts } from '../search-page.ts';

export interface Group {
  name: 'category' | 'price' | 'maker';
  legend: string;
  options: (Label & { value: string; count: number; checked: boolean })[];
}

interface Label {
  label: string;
  /** Set where the label is not in the page's language. */
  lang?: 'ja' | undefined;
}

export interface ListContext {
  input: ProductListInput;
  categories: ProductCategory[];
  counts: ProductCounts;
  locale: Locale;
  words: Dictionary['products'];
  /** The list's own address. */
  path: string;
  /** Name of the one shop the list is about, if it is. */
  shopName: string | undefined;
}

/** Every filter group with its counts. */
export function filterGroups({ input, categories, counts, locale, words }: ListContext): Group[] {
  const makers = [...counts.maker.keys(), ...input.maker.filter((name) => !counts.maker.has(name))];
  return [
    {
      name: 'category',
      legend: words.groups.category,
      options: categories.map((term) => ({
        value: term.slug,
        label: termName(locale, term),
        count: counts.category.get(term.slug) ?? 0,
        checked: input.category.includes(term.slug),
      })),
    },
    {
      name: 'price',
      legend: words.groups.price,
      options: PRICE_KEYS.map((key) => ({
        value: key,
        label: words.prices[key],
        count: counts.price.get(key) ?? 0,
        checked: input.price.includes(key),
      })),
    },
    {
      name: 'maker',
      legend: words.groups.maker,
      options: makers.map((name) => ({
        value: name,
        ...makerLabel(name, counts, locale),
        count: counts.maker.get(name)?.n ?? 0,
        checked: input.maker.includes(name),
      })),
    },
  ];
}

function makerLabel(name: string, counts: ProductCounts, locale: Locale): Label {
  const { text: label, lang } = localText(locale, name, counts.maker.get(name)?.nameEn ?? null);
  return { label, lang };
}

/** The conditions in force, each with the address that takes it off. */
export function chosenFilters(context: ListContext): (Label & { href: string })[] {
  const { input, categories, counts, words, locale, path, shopName } = context;
  const without = (change: Partial<ProductListInput>) =>
    path + writeProductList({ ...input, page: 1, ...change });
  const category = (slug: string) => categories.find((term) => term.slug === slug);
  return [
    ...(input.q ? [{ label: input.q, href: without({ q: '' }) }] : []),
    ...(input.shop && shopName
      ? [{ label: words.fromShop(shopName), href: without({ shop: null }) }]
      : []),
    ...(input.season ? [{ label: words.seasonNow, href: without({ season: false }) }] : []),
    ...(input.gift ? [{ label: words.gift, href: without({ gift: false }) }] : []),
    ...input.category.map((slug) => ({
      label: termName(locale, category(slug)!),
      href: without({ category: input.category.filter((other) => other !== slug) }),
    })),
    ...input.price.map((key) => ({
      label: words.prices[key],
      href: without({ price: input.price.filter((other) => other !== key) }),
    })),
    ...input.maker.map((name) => ({
      ...makerLabel(name, counts, locale),
      href: without({ maker: input.maker.filter((other) => other !== name) }),
    })),
  ];
}

/** Links that change the order. */
export function sortLinks({ input, words, path }: ListContext) {
  return (['new', 'price'] as const).map((sort) => ({
    label: words.sorts[sort],
    href: path + writeProductList({ ...input, sort, page: 1 }),
    current: input.sort === sort,
  }));
}
