import type { JobsWords } from '#i18n/jobs.ja.ts';
import { termName } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { BANDS } from '../bands.ts';
import { HOURLY_STEPS, MONTHLY_STEPS, writeJobList, type JobListInput } from '../list-input.ts';
import type { JobCounts } from '../list-page.ts';
import { EMPLOYMENT_TYPES } from '../schema.ts';

export interface Option {
  value: string;
  label: string;
  count?: number;
  checked: boolean;
}

export interface Group {
  name: 'area' | 'type' | 'hours' | 'hourly' | 'monthly';
  kind: 'checkbox' | 'radio';
  legend: string;
  options: Option[];
}

export interface ListContext {
  input: JobListInput;
  taxonomy: Taxonomy;
  counts: JobCounts;
  locale: Locale;
  words: JobsWords;
  /** The list's own address. */
  path: string;
}

/** Every filter group; how many jobs a value would give stands beside it. */
export function filterGroups({ input, taxonomy, counts, locale, words }: ListContext): Group[] {
  const boxes = (name: 'area' | 'type' | 'hours', options: Option[]): Group => ({
    name,
    kind: 'checkbox',
    legend: words.groups[name],
    options,
  });
  return [
    boxes(
      'type',
      EMPLOYMENT_TYPES.map((type) => ({
        value: type,
        label: words.types[type],
        count: counts.type.get(type) ?? 0,
        checked: input.type.includes(type),
      })),
    ),
    boxes(
      'hours',
      BANDS.map((band) => ({
        value: band,
        label: words.bands[band],
        count: counts.hours.get(band) ?? 0,
        checked: input.hours.includes(band),
      })),
    ),
    boxes(
      'area',
      taxonomy.areas.map((area) => ({
        value: area.slug,
        label: termName(locale, area),
        count: counts.area.get(area.slug) ?? 0,
        checked: input.area.includes(area.slug),
      })),
    ),
    wageGroup('hourly', input.hourly, HOURLY_STEPS, words),
    wageGroup('monthly', input.monthly, MONTHLY_STEPS, words),
  ];
}

/** An amount from an address that is none of the steps is offered too, so that it is not lost. */
function wageGroup(
  name: 'hourly' | 'monthly',
  chosen: number | null,
  steps: number[],
  words: JobsWords,
): Group {
  const amounts = [...new Set([...steps, ...(chosen === null ? [] : [chosen])])].sort(
    (a, b) => a - b,
  );
  return {
    name,
    kind: 'radio',
    legend: words.groups[name],
    options: [
      { value: '', label: words.anyWage, checked: chosen === null },
      ...amounts.map((amount) => ({
        value: String(amount),
        label: wageLabel(name, amount, words),
        checked: chosen === amount,
      })),
    ],
  };
}

const wageLabel = (name: 'hourly' | 'monthly', amount: number, words: JobsWords) =>
  name === 'hourly' ? words.hourlyFrom(amount) : words.monthlyFrom(amount);

/** The conditions in force, each with the address that takes it off. */
export function chosenFilters(context: ListContext): { label: string; href: string }[] {
  const { input, taxonomy, locale, words, path } = context;
  const without = (change: Partial<JobListInput>) =>
    path + writeJobList({ ...input, page: 1, ...change });
  const off = <T extends string>(values: readonly T[], value: T) =>
    values.filter((other) => other !== value);
  return [
    ...(input.q ? [{ label: input.q, href: without({ q: '' }) }] : []),
    ...input.type.map((type) => ({
      label: words.types[type],
      href: without({ type: off(input.type, type) }),
    })),
    ...input.hours.map((band) => ({
      label: words.bands[band],
      href: without({ hours: off(input.hours, band) }),
    })),
    ...(input.weekend ? [{ label: words.weekend, href: without({ weekend: false }) }] : []),
    ...taxonomy.areas
      .filter((area) => input.area.includes(area.slug))
      .map((area) => ({
        label: termName(locale, area),
        href: without({ area: off(input.area, area.slug) }),
      })),
    ...(['hourly', 'monthly'] as const).flatMap((name) => {
      const amount = input[name];
      return amount === null
        ? []
        : [{ label: wageLabel(name, amount, words), href: without({ [name]: null }) }];
    }),
  ];
}

/** Links that change the order. */
export function sortLinks({
  input,
  words,
  path,
}: ListContext): { label: string; href: string; current: boolean }[] {
  return (['newest', 'wage'] as const).map((sort) => ({
    label: words.sorts[sort],
    href: path + writeJobList({ ...input, sort, page: 1 }),
    current: input.sort === sort,
  }));
}
