import { z } from 'zod';
import { pageNumber } from '#features/entries/page.ts';
import { cleanText } from '#features/entries/schema.ts';

/** What a visitor may ask of the coupons; the address of a list holds exactly this. */
export interface CouponListInput {
  q: string;
  area: string[];
  category: string[];
  /** Usable at this moment. */
  now: boolean;
  /** Its last day is today, tomorrow or the day after. */
  soon: boolean;
  sort: 'soon' | 'new';
  page: number;
}

const MANY = 40;
const slugs = z
  .array(z.string())
  .transform((values) =>
    [...new Set(values.filter((value) => /^[a-z0-9-]{1,64}$/.test(value)))].slice(0, MANY).sort(),
  );
const flag = z.string().transform((text) => text === '1');

const CouponListParams = z.object({
  q: z
    .string()
    .transform((text) => [...cleanText(text).replace(/\s+/g, ' ')].slice(0, 100).join('')),
  area: slugs,
  category: slugs,
  now: flag,
  soon: flag,
  sort: z.enum(['soon', 'new']).catch('soon'),
  page: pageNumber,
});

/** The parameters of a list's address. */
export const COUPON_LIST_PARAMS = Object.keys(CouponListParams.shape);

/** Reads a list's address. Whatever cannot be understood is left out; it never fails. */
export function readCouponList(params: URLSearchParams): CouponListInput {
  const one = (name: string) => params.get(name) ?? '';
  return CouponListParams.parse({
    q: one('q'),
    area: params.getAll('area'),
    category: params.getAll('category'),
    now: one('now'),
    soon: one('soon'),
    sort: one('sort'),
    page: one('page'),
  });
}

/** The one query string for an input, without the defaults; empty or beginning with `?`. */
export function writeCouponList(input: Partial<CouponListInput>): string {
  const params = new URLSearchParams();
  if (input.q) params.set('q', input.q);
  for (const name of ['area', 'category'] as const) {
    for (const value of input[name] ?? []) params.append(name, value);
  }
  if (input.now) params.set('now', '1');
  if (input.soon) params.set('soon', '1');
  if (input.sort === 'new') params.set('sort', 'new');
  if (input.page && input.page > 1) params.set('page', String(input.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
