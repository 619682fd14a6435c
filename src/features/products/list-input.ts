import { z } from 'zod';
import { pageNumber } from '#features/entries/page.ts';
import { cleanText } from '#features/entries/schema.ts';
import { PRICE_KEYS, type PriceKey } from './schema.ts';

/** What a visitor may ask of the showcase; the address of a list holds exactly this. */
export interface ProductListInput {
  q: string;
  category: string[];
  price: PriceKey[];
  /** Names of makers, as the products say them. */
  maker: string[];
  /** Slug of one shop whose products are wanted. */
  shop: string | null;
  /** Only what is in season this month. */
  season: boolean;
  gift: boolean;
  sort: 'new' | 'price';
  page: number;
}

const MANY = 40;
const shorten = (text: string) =>
  [...cleanText(text).replace(/\s+/g, ' ')].slice(0, 100).join('').trim();

const many = z
  .array(z.string())
  .transform((values) => [...new Set(values.map(shorten).filter(Boolean))].slice(0, MANY).sort());

const isPriceKey = (text: string): text is PriceKey =>
  (PRICE_KEYS as readonly string[]).includes(text);

const ProductListParams = z.object({
  q: z.string().transform(shorten),
  category: many,
  price: many.transform((values) => values.filter(isPriceKey)),
  maker: many,
  shop: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable()
    .catch(null),
  season: z.string().transform((text) => text === 'now'),
  gift: z.string().transform((text) => text === '1'),
  sort: z.enum(['new', 'price']).catch('new'),
  page: pageNumber,
});

/** The parameters of a list's address. */
export const PRODUCT_LIST_PARAMS = Object.keys(ProductListParams.shape);

/** Reads a list's address. Whatever cannot be understood is left out; it never fails. */
export function readProductList(params: URLSearchParams): ProductListInput {
  const one = (name: string) => params.get(name) ?? '';
  return ProductListParams.parse({
    q: one('q'),
    category: params.getAll('category'),
    price: params.getAll('price'),
    maker: params.getAll('maker'),
    shop: params.get('shop'),
    season: one('season'),
    gift: one('gift'),
    sort: one('sort'),
    page: one('page'),
  });
}

/** The one query string for an input, without the defaults; empty or beginning with `?`. */
export function writeProductList(input: Partial<ProductListInput>): string {
  const params = new URLSearchParams();
  if (input.q) params.set('q', input.q);
  for (const name of ['category', 'price', 'maker'] as const) {
    for (const value of input[name] ?? []) params.append(name, value);
  }
  if (input.shop) params.set('shop', input.shop);
  if (input.season) params.set('season', 'now');
  if (input.gift) params.set('gift', '1');
  if (input.sort === 'price') params.set('sort', 'price');
  if (input.page && input.page > 1) params.set('page', String(input.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
