import type { Dictionary } from '#i18n/index.ts';
import { localText, termName } from '#i18n/text.ts';
import type { Locale } from '#i18n/urls.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import type { EventCounts } from '../agenda.ts';
import { writeEventList, type EventListInput } from '../list-input.ts';
import type { CampaignTerm, View } from '../list-page.ts';
import { EVENT_KINDS } from '../schema.ts';

export interface Group {
  name: 'when' | 'kind' | 'area' | 'campaign';
  legend: string;
  kind: 'radio' | 'checkbox';
  options: { value: string; label: string; count?: number; checked: boolean }[];
}

interface ChosenContext {
  input: EventListInput;
  taxonomy: Taxonomy;
  campaigns: CampaignTerm[];
  locale: Locale;
  words: Dictionary['events'];
  /** The list's own address. */
  path: string;
}

export interface ListContext extends ChosenContext {
  counts: EventCounts;
}

/** Every filter group; values nobody uses are left out unless they are chosen. */
export function filterGroups(context: ListContext): Group[] {
  const { input, taxonomy, campaigns, counts, locale, words } = context;
  const used = (group: Group) => ({
    ...group,
    options: group.options.filter(({ count, checked }) => count !== 0 || checked),
  });
  const groups: Group[] = [
    {
      name: 'kind',
      legend: words.kind,
      kind: 'checkbox',
      options: EVENT_KINDS.map((value) => ({
        value,
        label: words.kinds[value],
        count: counts.kind.get(value) ?? 0,
        checked: input.kind.includes(value),
      })),
    },
    {
      name: 'area',
      legend: words.area,
      kind: 'checkbox',
      options: taxonomy.areas.map((term) => ({
        value: term.slug,
        label: termName(locale, term),
        count: counts.area.get(term.slug) ?? 0,
        checked: input.area.includes(term.slug),
      })),
    },
    {
      name: 'campaign',
      legend: words.campaign,
      kind: 'radio',
      options: campaigns.map((term) => ({
        value: term.slug,
        label: campaignName(term, locale),
        count: counts.campaign.get(term.slug) ?? 0,
        checked: input.campaign === term.slug,
      })),
    },
  ];
  return groups.map(used).filter(({ options }) => options.length > 0);
}

export function campaignName(
  term: { name: string; nameEn: string | null },
  locale: Locale,
): string {
  return localText(locale, term.name, term.nameEn).text;
}

/** The conditions in force, each with the address that takes it off. */
export function chosenFilters(context: ChosenContext): { label: string; href: string }[] {
  const { input, taxonomy, campaigns, locale, words } = context;
  const without = (change: Partial<EventListInput>) =>
    context.path + writeEventList({ ...input, page: 1, ...change });
  const campaign = campaigns.find(({ slug }) => slug === input.campaign);
  return [
    ...(input.q ? [{ label: input.q, href: without({ q: '' }) }] : []),
    ...(input.when ? [{ label: words[input.when], href: without({ when: null }) }] : []),
    ...(input.free ? [{ label: words.free, href: without({ free: false }) }] : []),
    ...EVENT_KINDS.filter((kind) => input.kind.includes(kind)).map((kind) => ({
      label: words.kinds[kind],
      href: without({ kind: input.kind.filter((other) => other !== kind) }),
    })),
    ...taxonomy.areas
      .filter(({ slug }) => input.area.includes(slug))
      .map((term) => ({
        label: termName(locale, term),
        href: without({ area: input.area.filter((other) => other !== term.slug) }),
      })),
    ...(campaign
      ? [{ label: campaignName(campaign, locale), href: without({ campaign: null }) }]
      : []),
  ];
}

/** What most people look for, one tap away; a second tap takes it off. */
export function quickLinks({ input, words, path }: ListContext) {
  const link = (label: string, current: boolean, change: Partial<EventListInput>) => ({
    label,
    current,
    href: path + writeEventList({ ...input, page: 1, ...change }),
  });
  const when = (value: 'today' | 'weekend') =>
    link(words[value], input.when === value, {
      when: input.when === value ? null : value,
      view: null,
      day: null,
      month: null,
    });
  return [when('today'), when('weekend'), link(words.free, input.free, { free: !input.free })];
}

/** Links to the other views of the same events. */
export function viewTabs({ input, words, path }: ListContext, current: View) {
  return (['list', 'month', 'week'] as const).map((view) => ({
    label: words.view[view],
    current: view === current,
    href:
      path +
      writeEventList({
        ...input,
        page: 1,
        view,
        month: view === 'month' ? input.month : null,
        day: null,
        when: view === 'list' ? input.when : null,
      }),
  }));
}
