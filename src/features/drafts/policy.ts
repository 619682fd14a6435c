import { isDeepStrictEqual } from 'node:util';
import type { Standing } from './people.ts';
import type { Body, Kind } from './schema.ts';

/** Coupons and events of a business that are looked at before they go live. */
const LOOKED_AT = 3;

/** Live with the save, for every business. */
const NEVER_WAIT: Record<Kind, readonly string[]> = {
  shop: ['hours', 'exceptions', 'closure', 'phone'],
  coupon: [],
  job: ['contactPhone'],
  event: ['phone'],
  product: ['soldOut', 'orderPhone'],
};

/** Links that lead out of the site, of the kinds whose later ones are not looked at as a whole. */
const LINKS: Partial<Record<Kind, readonly string[]>> = {
  event: ['onlineUrl', 'entryUrl', 'contactUrl', 'website'],
};

/** Name, address, category and outgoing links of a shop. */
const SHOP_WAITS = [
  'name',
  'nameEn',
  'kana',
  'kind',
  'categories',
  'area',
  'zones',
  'postalCode',
  'address',
  'addressEn',
  'building',
  'addressPrecision',
  'position',
  'contactUrl',
  'website',
  'instagram',
  'x',
  'line',
  'ecShop',
];

interface EventDate {
  changes: { state: string }[];
}

/**
 * Whether a changed field of something published goes live with the save, before any approval: hours,
 * exceptions, closing, phones, sold out, and an event's dates where one is cancelled, postponed or
 * moved and nothing else about them differs.
 */
export function neverWaits(kind: Kind, field: string, live: Body, next: Body): boolean {
  if (kind === 'event' && field === 'dates') return onlyCalledOff(live['dates'], next['dates']);
  return NEVER_WAIT[kind].includes(field);
}

function onlyCalledOff(live: unknown, next: unknown): boolean {
  const [before, after] = [live as EventDate[], next as EventDate[]];
  const announced = (dates: EventDate[]) => dates.map((date) => ({ ...date, changes: [] }));
  const removed = (dates: EventDate[]) =>
    dates.map(({ changes }) => changes.filter(({ state }) => state === 'removed'));
  return (
    isDeepStrictEqual(announced(before), announced(after)) &&
    isDeepStrictEqual(removed(before), removed(after))
  );
}

/**
 * Why a submitted change must wait for the staff: changed fields, `first` for what has never been
 * public, `givenBack` for what the staff have sent back. Empty: it goes live at once.
 *
 * @param live what the public sees; undefined while the entry is not public.
 */
export function needsApproval(
  kind: Kind,
  live: Body | undefined,
  draft: Body,
  standing: Standing,
): string[] {
  if (standing.byStaff) return [];
  if (standing.givenBack) return ['givenBack'];
  if (standing.trusted) return [];
  if (kind === 'coupon' || kind === 'event') {
    if (standing.publishedBefore >= LOOKED_AT) return newLinks(kind, live, draft);
  }
  if (!live) return ['first'];
  const changed = changedFields(live, draft).filter(
    (field) => !neverWaits(kind, field, live, draft),
  );
  return kind === 'shop' ? changed.filter((field) => SHOP_WAITS.includes(field)) : changed;
}

/** Links nobody has looked at; a link that is taken out needs no look. */
function newLinks(kind: Kind, live: Body | undefined, draft: Body): string[] {
  const links = LINKS[kind] ?? [];
  return links.filter((field) => (draft[field] ?? null) !== null && draft[field] !== live?.[field]);
}

function changedFields(live: Body, draft: Body): string[] {
  return Object.keys(draft).filter(
    (field) => !isDeepStrictEqual(live[field] ?? null, draft[field] ?? null),
  );
}
