import type { Dictionary } from '#i18n/index.ts';
import { termName } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { Taxonomy, Term } from '#features/taxonomy/queries.ts';
import { writeCouponList, type CouponListInput } from '../list-input.ts';
import type { CouponCounts } from '../list.ts';

export interface ListContext {
  input: CouponListInput;
  taxonomy: Taxonomy;
  counts: CouponCounts;
  locale: Locale;
  words: Dictionary;
  /** The list's own address. */
  path: string;
}

export interface Group {
  key: string;
  name: 'area' | 'category';
  legend: string;
  options: { value: string; label: string; count: number; checked: boolean }[];
}

/** The filter groups with their counts; narrower categories show once their parent is chosen. */
export function filterGroups({ input, taxonomy, counts, locale, words }: ListContext): Group[] {
  const parents = taxonomy.categories.filter((term) => term.parent === null);
  const chosen = new Set(
    taxonomy.categories
      .filter((term) => input.category.includes(term.slug))
      .map((term) => term.parent ?? term.slug),
  );
  const group = (
    key: string,
    name: Group['name'],
    legend: string,
    terms: readonly Term[],
  ): Group => ({
    key,
    name,
    legend,
    options: terms.map((term) => ({
      value: term.slug,
      label: termName(locale, term),
      count: counts[name].get(term.slug) ?? 0,
      checked: input[name].includes(term.slug),
    })),
  });
  return [
    group('category', 'category', words.shops.groups.category, parents),
    ...parents
      .filter((parent) => chosen.has(parent.slug))
      .map((parent) =>
        group(
          parent.slug,
          'category',
          termName(locale, parent),
          taxonomy.categories.filter((term) => term.parent === parent.slug),
        ),
      ),
    group('area', 'area', words.shops.groups.area, taxonomy.areas),
  ];
}

/** The conditions in force, each with the address that takes it off. */
export function chosenFilters(context: ListContext): { label: string; href: string }[] {
  const { input, taxonomy, words, locale, path } = context;
  const w = words.coupons;
  const without = (change: Partial<CouponListInput>) =>
    path + writeCouponList({ ...input, page: 1, ...change });
  const terms = (name: Group['name'], all: readonly Term[]) =>
    input[name].map((slug) => ({
      label: termName(
        locale,
        all.find((term) => term.slug === slug)!,
      ),
      href: without({ [name]: input[name].filter((other) => other !== slug) }),
    }));
  return [
    ...(input.q ? [{ label: input.q, href: without({ q: '' }) }] : []),
    ...(input.now ? [{ label: w.usableNow, href: without({ now: false }) }] : []),
    ...(input.soon ? [{ label: w.endsSoon, href: without({ soon: false }) }] : []),
    ...terms('category', taxonomy.categories),
    ...terms('area', taxonomy.areas),
  ];
}

/** Links that change the order. */
export function sortLinks({
  input,
  words,
  path,
}: ListContext): { label: string; href: string; current: boolean }[] {
  return (['soon', 'new'] as const).map((sort) => ({
    label: words.coupons.sorts[sort],
    href: path + writeCouponList({ ...input, sort, page: 1 }),
    current: input.sort === sort,
  }));
}
