import type { Dictionary } from '#i18n/index.ts';
import { termName } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { Taxonomy, Term } from '#features/taxonomy/queries.ts';
import type { FacetCounts } from '../facets.ts';
import { writeShopList, type ShopListInput } from '../list-input.ts';

export interface Option {
  value: string;
  label: string;
  count: number;
  checked: boolean;
}

export interface Group {
  key: string;
  name: 'area' | 'zone' | 'category' | 'feature' | 'chamber';
  legend: string;
  options: Option[];
}

export interface Chosen {
  label: string;
  /** The list without this one condition. */
  href: string;
}

export interface ListContext {
  input: ShopListInput;
  taxonomy: Taxonomy;
  counts: FacetCounts;
  locale: Locale;
  words: Dictionary['shops'];
  /** The list's own address. */
  path: string;
}

/** Every filter group with its counts; narrower categories show once their parent is chosen. */
export function filterGroups(context: ListContext): Group[] {
  const { taxonomy, words, locale } = context;
  const parents = taxonomy.categories.filter((term) => term.parent === null);
  const shown = new Set(
    taxonomy.categories
      .filter((term) => context.input.category.includes(term.slug))
      .map((term) => term.parent ?? term.slug),
  );
  const featureGroups = [...new Set(taxonomy.features.map((term) => term.group))];
  return [
    group(context, 'category', 'category', words.groups.category, parents),
    ...parents
      .filter((parent) => shown.has(parent.slug))
      .map((parent) =>
        group(
          context,
          parent.slug,
          'category',
          termName(locale, parent),
          taxonomy.categories.filter((term) => term.parent === parent.slug),
        ),
      ),
    group(context, 'area', 'area', words.groups.area, taxonomy.areas),
    group(context, 'zone', 'zone', words.groups.zone, taxonomy.zones),
    ...featureGroups.map((key) =>
      group(
        context,
        key,
        'feature',
        words.featureGroups[key] ?? words.groups.feature,
        taxonomy.features.filter((term) => term.group === key),
      ),
    ),
    {
      key: 'chamber',
      name: 'chamber',
      legend: words.groups.chamber,
      options: taxonomy.chambers.map((slug) =>
        option(context, 'chamber', slug, words.chambers[slug] ?? slug),
      ),
    },
  ];
}

/** The conditions in force, each with the address that takes it off. */
export function chosenFilters(context: ListContext): Chosen[] {
  const { input, taxonomy, words, locale } = context;
  const without = (change: Partial<ShopListInput>) =>
    context.path + writeShopList({ ...input, page: 1, ...change });
  const terms = (name: 'area' | 'zone' | 'category' | 'feature', all: readonly Term[]) =>
    input[name].map((slug) => ({
      label: termName(
        locale,
        all.find((term) => term.slug === slug)!,
      ),
      href: without({ [name]: input[name].filter((other) => other !== slug) }),
    }));
  return [
    ...(input.q ? [{ label: input.q, href: without({ q: '' }) }] : []),
    ...(input.open ? [{ label: words.openNow, href: without({ open: false }) }] : []),
    ...terms('category', taxonomy.categories),
    ...terms('area', taxonomy.areas),
    ...terms('zone', taxonomy.zones),
    ...terms('feature', taxonomy.features),
    ...input.chamber.map((slug) => ({
      label: words.chambers[slug] ?? slug,
      href: without({ chamber: input.chamber.filter((other) => other !== slug) }),
    })),
  ];
}

/** Links that change the order; *near* begins without a place and then asks for one. */
export function sortLinks({
  input,
  words,
  path,
}: ListContext): { label: string; href: string; current: boolean }[] {
  return (['confirmed', 'name', 'near'] as const).map((sort) => ({
    label: words.sorts[sort],
    href:
      path +
      writeShopList({
        ...input,
        sort,
        page: 1,
        ...(sort === 'near' ? {} : { near: null, from: null }),
      }),
    current: input.sort === sort,
  }));
}

function group(
  context: ListContext,
  key: string,
  name: Exclude<Group['name'], 'chamber'>,
  legend: string,
  terms: readonly Term[],
): Group {
  return {
    key,
    name,
    legend,
    options: terms.map((term) => option(context, name, term.slug, termName(context.locale, term))),
  };
}

function option(
  { counts, input }: ListContext,
  name: Group['name'],
  value: string,
  label: string,
): Option {
  return {
    value,
    label,
    count: counts[name].get(value) ?? 0,
    checked: input[name].includes(value),
  };
}
