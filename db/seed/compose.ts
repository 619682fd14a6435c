/** From a row to a whole business: everything that follows from what the row says. */
import { categories } from './categories.ts';
import type { CuratedRow } from './curated/row.ts';
import { accessTo, places, pointIn } from './geography.ts';
import { katakana } from './kana.ts';
import type { Random } from './random.ts';
import { familyOf, type Family } from './texts.ts';
import type { DemoBusiness, DemoException, DemoShop } from './types.ts';

const parentOf = new Map(categories.map(({ slug, parent }) => [slug, parent]));

const likely: Record<Family, readonly (readonly [feature: string, probability: number])[]> = {
  food: [
    ['card', 0.4],
    ['qr', 0.6],
    ['e-money', 0.25],
    ['voucher', 0.5],
    ['parking', 0.4],
    ['takeout', 0.5],
    ['reservation', 0.5],
    ['kids', 0.5],
    ['non-smoking', 0.7],
    ['step-free', 0.3],
    ['wheelchair', 0.15],
    ['wifi', 0.2],
    ['private-room', 0.15],
    ['english', 0.12],
  ],
  retail: [
    ['card', 0.5],
    ['qr', 0.6],
    ['e-money', 0.3],
    ['voucher', 0.7],
    ['parking', 0.35],
    ['step-free', 0.4],
    ['wheelchair', 0.2],
    ['delivery', 0.25],
    ['tax-free', 0.05],
    ['english', 0.1],
  ],
  service: [
    ['card', 0.4],
    ['qr', 0.4],
    ['voucher', 0.3],
    ['parking', 0.5],
    ['reservation', 0.6],
    ['step-free', 0.3],
    ['wheelchair', 0.15],
    ['kids', 0.3],
    ['delivery', 0.2],
    ['accessible-parking', 0.1],
    ['english', 0.05],
  ],
  stay: [
    ['card', 0.9],
    ['qr', 0.5],
    ['parking', 0.8],
    ['reservation', 0.9],
    ['wifi', 0.9],
    ['english', 0.5],
    ['accessible-toilet', 0.4],
    ['wheelchair', 0.3],
    ['chinese', 0.2],
    ['korean', 0.2],
  ],
  company: [
    ['parking', 0.8],
    ['step-free', 0.3],
    ['accessible-toilet', 0.2],
    ['reservation', 0.2],
  ],
  farm: [
    ['parking', 0.8],
    ['kids', 0.4],
    ['pets', 0.2],
    ['delivery', 0.4],
    ['qr', 0.2],
  ],
};

/** The check digit of a 法人番号 (法人番号の指定等に関する省令 第2条), before its 12 digits. */
export function corporateNumber(base: string): string {
  const sum = [...base]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 2), 0);
  return `${9 - (sum % 9)}${base}`;
}

const occasions: readonly Omit<DemoException, 'offsetDays'>[] = [
  { hours: null, reason: '臨時休業', reasonEn: 'Closed for the day' },
  { hours: null, reason: '研修のため休みます', reasonEn: 'Closed for staff training' },
  {
    hours: '10:00-14:00',
    reason: '地域行事のため短縮します',
    reasonEn: 'Short hours for a local event',
  },
  { hours: null, reason: '貸切のため', reasonEn: 'Closed for a private event' },
  { hours: '09:00-20:00', reason: '市の日は長くあけます', reasonEn: 'Open longer on market day' },
];

/** About one business in seven has something in the coming three weeks. */
function exceptionsOf(row: CuratedRow, index: number): DemoException[] {
  const own = row.exceptions?.map(([offsetDays, hours, reason, reasonEn]) => ({
    offsetDays,
    hours,
    reason,
    reasonEn,
  }));
  if (own) return own;
  const occasion = occasions[index % occasions.length];
  return index % 7 === 3 && occasion ? [{ offsetDays: (index * 5) % 21, ...occasion }] : [];
}

function addressOf(row: CuratedRow, source: Random) {
  const place = places.get(row.town);
  if (!place) throw new Error(`no town ${row.town}`);
  const { area, town } = place;
  // Numbers that no street here reaches, so that an invented shop stands on nobody's land.
  const lot = town.spreadKm >= 0.2 ? source.between(9800, 9999) : source.between(80, 99);
  const number = `${lot}-${source.between(1, 30)}`;
  const outside = area.slug === 'outside';
  const point = pointIn(place, source);
  const access = point && accessTo(area, point);
  return {
    area: area.slug,
    chamber: area.chamber ?? ('yamaguchi' as const),
    zones: town.zone ? [town.zone] : [],
    postalCode: town.postalCode,
    address: `${outside ? '' : '山口市'}${town.ja}${number}`,
    addressEn: `${number} ${town.en}${outside ? '' : ', Yamaguchi City'}`,
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
    access: row.access?.[0] ?? access?.ja ?? null,
    accessEn: row.access?.[1] ?? access?.en ?? null,
  };
}

function linksOf(row: CuratedRow, slug: string) {
  const has = new Set(row.links?.split(' '));
  const link = (key: string, address: string) => (has.has(key) ? address + slug : null);
  return {
    website: link('web', 'https://example.com/'),
    instagram: link('ig', 'https://instagram.example/'),
    x: link('x', 'https://x.example/'),
    line: link('line', 'https://line.example/'),
    ecShop: link('ec', 'https://shop.example/'),
  };
}

const featuresOf = (row: CuratedRow, family: Family, source: Random): string[] =>
  row.features !== undefined
    ? row.features.split(' ').filter(Boolean)
    : likely[family].filter(([, chance]) => source.chance(chance)).map(([feature]) => feature);

function parkingOf(features: string[], source: Random, inCentre: boolean): string | null {
  if (features.includes('parking')) return `${source.between(2, 24)}台`;
  return inCentre ? '近くの有料駐車場をご利用ください' : null;
}

const capitalised = (row: CuratedRow) =>
  row.en && /^(株式|有限)会社$/.test(row.corp ?? '') ? `${row.en} Co., Ltd.` : row.en;

export function compose(
  row: CuratedRow,
  slug: string,
  index: number,
  source: Random,
): DemoBusiness {
  const main = row.cats.split(' ')[0] ?? '';
  const family = familyOf(parentOf.get(main) ?? '');
  const { chamber, ...place } = addressOf(row, source);
  const features = featuresOf(row, family, source);
  const kana = row.kana.replaceAll(' ', '');
  const shop: DemoShop = {
    slug,
    kind: row.kind ?? 'shop',
    name: row.name,
    kana,
    nameEn: row.en,
    categories: row.cats.split(' '),
    ...place,
    addressEn: row.en && place.addressEn,
    building: row.building ?? null,
    addressPrecision: row.home ? 'town' : 'full',
    parking: row.parking ?? parkingOf(features, source, place.zones.includes('city-centre')),
    phone: `083-900-0${String(1 + (index % 999)).padStart(3, '0')}`,
    ...linksOf(row, slug),
    summary: row.summary,
    summaryEn: row.summaryEn,
    body: row.body,
    bodyEn: row.bodyEn ?? null,
    features,
    hours: {
      value: row.hours,
      lastOrders: row.lastOrders ?? null,
      note: row.note?.[0] ?? null,
      noteEn: row.note?.[1] ?? null,
      irregular: row.irregular ?? false,
      text: null,
      needsConfirmation: false,
    },
    exceptions: row.closure ? [] : exceptionsOf(row, index),
    closure: row.closure ?? 'none',
    confirmedDaysAgo: (index * 37 + 11) % 151,
  };
  return {
    name: row.corp ? row.corp + row.name.replaceAll(' ', '') : row.name,
    kana: katakana(kana),
    nameEn: capitalised(row),
    // 9999 is no registry office: the number checks out and belongs to nobody.
    corporateNumber: row.corp
      ? corporateNumber(`999901${String(index + 1).padStart(6, '0')}`)
      : null,
    chamber,
    shop,
  };
}
