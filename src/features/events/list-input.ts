import { z } from 'zod';
import { pageNumber } from '#features/entries/page.ts';
import { cleanText, localDateInput } from '#features/entries/schema.ts';
import { EVENT_KINDS } from './schema.ts';

/** What a visitor asked of the events; the address of a list holds exactly this. */
export interface EventListInput {
  q: string;
  area: string[];
  kind: string[];
  campaign: string | null;
  free: boolean;
  when: 'today' | 'weekend' | null;
  /** Null: the month on a wide screen, the list on a phone. */
  view: 'month' | 'week' | 'list' | null;
  /** `YYYY-MM`: the month to show. */
  month: string | null;
  /** `YYYY-MM-DD`: a day of the week to show, or the one day of a list. */
  day: string | null;
  page: number;
}

/** Parameters that decide which events, not how they are shown; a feed keeps them. */
export const FILTERS = ['q', 'area', 'kind', 'campaign', 'free', 'when'] as const;

const slugs = z
  .array(z.string())
  .transform((values) =>
    [...new Set(values.filter((value) => /^[a-z0-9-]{1,64}$/.test(value)))].slice(0, 40).sort(),
  );

/** Calendars are for our time: years 2000–2099. */
const century = (text: string) => text.startsWith('20');

const EventListParams = z.object({
  q: z
    .string()
    .transform((text) => [...cleanText(text).replace(/\s+/g, ' ')].slice(0, 100).join('')),
  area: slugs,
  kind: slugs.transform((values) => values.filter((value) => EVENT_KINDS.some((k) => k === value))),
  campaign: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable()
    .catch(null),
  free: z.string().transform((text) => text === '1'),
  when: z.enum(['today', 'weekend']).nullable().catch(null),
  view: z.enum(['month', 'week', 'list']).nullable().catch(null),
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .refine(century)
    .nullable()
    .catch(null),
  day: localDateInput.refine(century).nullable().catch(null),
  page: pageNumber,
});

/** The parameters of a list's address. */
export const EVENT_LIST_PARAMS = Object.keys(EventListParams.shape);

/** Reads a list's address. Whatever cannot be understood is left out; it never fails. */
export function readEventList(params: URLSearchParams): EventListInput {
  return EventListParams.parse({
    q: params.get('q') ?? '',
    area: params.getAll('area'),
    kind: params.getAll('kind'),
    campaign: params.get('campaign'),
    free: params.get('free') ?? '',
    when: params.get('when'),
    view: params.get('view'),
    month: params.get('month'),
    day: params.get('day'),
    page: params.get('page') ?? '',
  });
}

/** The one query string for an input, without the defaults; empty or beginning with `?`. */
export function writeEventList(input: Partial<EventListInput>): string {
  const params = new URLSearchParams();
  if (input.q) params.set('q', input.q);
  for (const name of ['area', 'kind'] as const) {
    for (const value of input[name] ?? []) params.append(name, value);
  }
  if (input.campaign) params.set('campaign', input.campaign);
  if (input.free) params.set('free', '1');
  for (const name of ['when', 'view', 'month', 'day'] as const) {
    const value = input[name];
    if (value) params.set(name, value);
  }
  if (input.page && input.page > 1) params.set('page', String(input.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The query string of the feed of a list: which events, without how they are shown. */
export function writeFeed(input: EventListInput): string {
  return writeEventList(Object.fromEntries(FILTERS.map((name) => [name, input[name]])));
}
