import { z } from 'zod';
import { pageNumber } from '#features/entries/page.ts';

/** Everything whose views are counted. */
export const COUNTED = [
  'shop',
  'coupon',
  'job',
  'event',
  'product',
  'campaign',
  'news',
  'survey',
] as const;
export type Counted = (typeof COUNTED)[number];

/** What shops are put under. */
export const COUNTED_TERMS = ['category', 'area', 'zone', 'feature'] as const;
export type CountedTerm = (typeof COUNTED_TERMS)[number];

/** Days a table goes back: a month, or a year. */
export const SPANS = ['30', '365'] as const;

/** What the address of the counts asks for. */
export const CountsFilter = z.object({
  kind: z.enum(COUNTED).catch('shop'),
  days: z.enum(SPANS).catch('30').transform(Number),
  page: pageNumber,
});
export type CountsFilter = z.infer<typeof CountsFilter>;
