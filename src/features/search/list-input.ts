import { z } from 'zod';
import { SEARCH_KINDS, type SearchKind } from '#features/entries/search-record.ts';
import { cleanText } from '#features/entries/schema.ts';

/** What a visitor asks of the search; its address holds exactly this. */
export interface SearchInput {
  q: string;
  /** One group only, longer. */
  kind: SearchKind | null;
  area: string | null;
  category: string | null;
  /** Shops that are open at this moment. */
  open: boolean;
  when: 'today' | 'weekend' | null;
}

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/)
  .nullable()
  .catch(null);

const SearchParams = z.object({
  q: z
    .string()
    .transform((text) => [...cleanText(text).replace(/\s+/g, ' ')].slice(0, 100).join('').trim()),
  kind: z.enum(SEARCH_KINDS).nullable().catch(null),
  area: slug,
  category: slug,
  open: z.string().transform((text) => text === '1'),
  when: z.enum(['today', 'weekend']).nullable().catch(null),
});

/** Reads a search's address. Whatever cannot be understood is left out; it never fails. */
export function readSearch(params: URLSearchParams): SearchInput {
  return SearchParams.parse({
    q: params.get('q') ?? '',
    kind: params.get('kind'),
    area: params.get('area'),
    category: params.get('category'),
    open: params.get('open') ?? '',
    when: params.get('when'),
  });
}

/** The one query string for an input, without the defaults; empty or beginning with `?`. */
export function writeSearch(input: Partial<SearchInput>): string {
  const params = new URLSearchParams();
  if (input.q) params.set('q', input.q);
  for (const name of ['kind', 'area', 'category', 'when'] as const) {
    const value = input[name];
    if (value) params.set(name, value);
  }
  if (input.open) params.set('open', '1');
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
