import { z } from 'zod';
import { pageNumber } from '#features/entries/page.ts';
import { cleanText } from '#features/entries/schema.ts';

/** What a visitor may ask of the directory; the address of a list holds exactly this. */
export interface ShopListInput {
  q: string;
  area: string[];
  zone: string[];
  category: string[];
  feature: string[];
  chamber: string[];
  open: boolean;
  sort: 'confirmed' | 'name' | 'near';
  /** Rounded to two decimals, about 1 km. */
  near: { lat: number; lng: number } | null;
  /** Slug of an area or zone that *near* measures from, instead of a position. */
  from: string | null;
  page: number;
}

const MANY = 40;
const slugs = z
  .array(z.string())
  .transform((values) =>
    [...new Set(values.filter((value) => /^[a-z0-9-]{1,64}$/.test(value)))].slice(0, MANY).sort(),
  );

const position = z
  .string()
  .regex(/^-?\d{1,2}(?:\.\d{1,8})?,-?\d{1,3}(?:\.\d{1,8})?$/)
  .transform((text) => {
    const [lat, lng] = text.split(',').map((part) => Math.round(Number(part) * 100) / 100);
    return { lat: lat!, lng: lng! };
  })
  .refine(({ lat, lng }) => Math.abs(lat) <= 90 && Math.abs(lng) <= 180);

const ShopListParams = z.object({
  q: z
    .string()
    .transform((text) => [...cleanText(text).replace(/\s+/g, ' ')].slice(0, 100).join('')),
  area: slugs,
  zone: slugs,
  category: slugs,
  feature: slugs,
  chamber: slugs,
  open: z.string().transform((text) => text === '1'),
  sort: z.enum(['confirmed', 'name', 'near']).catch('confirmed'),
  near: position.nullable().catch(null),
  from: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable()
    .catch(null),
  page: pageNumber,
});

/** The parameters of a list's address. */
export const SHOP_LIST_PARAMS = Object.keys(ShopListParams.shape);

/** Reads a list's address. Whatever cannot be understood is left out; it never fails. */
export function readShopList(params: URLSearchParams): ShopListInput {
  const one = (name: string) => params.get(name) ?? '';
  return ShopListParams.parse({
    q: one('q'),
    area: params.getAll('area'),
    zone: params.getAll('zone'),
    category: params.getAll('category'),
    feature: params.getAll('feature'),
    chamber: params.getAll('chamber'),
    open: one('open'),
    sort: one('sort'),
    near: params.get('near'),
    from: params.get('from'),
    page: one('page'),
  });
}

/** The one query string for an input, without the defaults; empty or beginning with `?`. */
export function writeShopList(input: Partial<ShopListInput>): string {
  const params = new URLSearchParams();
  if (input.q) params.set('q', input.q);
  for (const name of ['area', 'zone', 'category', 'feature', 'chamber'] as const) {
    for (const value of input[name] ?? []) params.append(name, value);
  }
  if (input.open) params.set('open', '1');
  if (input.sort && input.sort !== 'confirmed') params.set('sort', input.sort);
  if (input.from) params.set('from', input.from);
  if (input.near) params.set('near', `${input.near.lat},${input.near.lng}`);
  if (input.page && input.page > 1) params.set('page', String(input.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The part of the map that is looked at, in degrees, and its zoom; undefined when it makes no sense. */
export function readBounds(
  params: URLSearchParams,
): { west: number; south: number; east: number; north: number; zoom: number } | undefined {
  const parts = (params.get('bbox') ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? NaN : Number(part)));
  const zoom = Number(params.get('z') ?? NaN);
  const [west = NaN, south = NaN, east = NaN, north = NaN] = parts;
  const sane =
    parts.length === 4 &&
    Math.abs(west) <= 360 &&
    Math.abs(east) <= 360 &&
    west < east &&
    south >= -90 &&
    north <= 90 &&
    south < north &&
    Number.isInteger(zoom) &&
    zoom >= 0 &&
    zoom <= 18;
  return sane ? { west, south, east, north, zoom } : undefined;
}
