import type { LocalBusiness, OpeningHoursSpecification, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import { usualWeek } from './hours/usual.ts';
import type { ShopDetail } from './queries.ts';

const DAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** The schema.org type of each category group; what is not listed is a LocalBusiness. */
const TYPES: Record<string, string> = {
  eat: 'Restaurant',
  cafe: 'CafeOrCoffeeShop',
  shopping: 'Store',
  stay: 'LodgingBusiness',
  beauty: 'HealthAndBeautyBusiness',
  car: 'AutomotiveBusiness',
};

/** A shop as schema.org LocalBusiness; only what its page shows. */
export function shopJsonLd(shop: ShopDetail, url: string, images: string[]): string {
  const { row } = shop;
  const type = TYPES[shop.category?.parent ?? ''] ?? 'LocalBusiness';
  const links = [row.website, row.instagram, row.x, row.line, row.ec_shop].filter(
    (link) => link !== null,
  );
  const thing: WithContext<LocalBusiness> = {
    '@context': 'https://schema.org',
    '@type': type as 'LocalBusiness',
    '@id': url,
    url,
    image: images,
    name: shop.name,
    description: shop.summary,
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'JP',
      addressRegion: '山口県',
      streetAddress: [shop.address, row.building].filter(Boolean).join(' '),
      ...(row.postal_code && { postalCode: row.postal_code }),
    },
    ...(row.phone && { telephone: row.phone }),
    ...(shop.nameEn && { alternateName: shop.nameEn }),
    ...(shop.position && {
      geo: { '@type': 'GeoCoordinates', latitude: shop.position.lat, longitude: shop.position.lng },
    }),
    ...(links.length > 0 && { sameAs: links }),
    ...openingHours(shop),
  };
  return jsonLd(thing);
}

/** Weekly hours and dated exceptions; left out where the week cannot be said as a plain table. */
function openingHours({
  row,
  closure,
  hoursKnown,
  exceptions,
}: ShopDetail): Partial<LocalBusiness & object> {
  if (closure !== 'none' || !hoursKnown || row.hours_value === null) return {};
  const usual = usualWeek(row.hours_value);
  if (usual.kind === 'raw') return {};
  const week = usual.days.flatMap((periods, day) =>
    periods.map(({ open, close }): OpeningHoursSpecification => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: DAYS[day]!,
      opens: open,
      closes: clock(close),
    })),
  );
  const special = exceptions
    .filter((exception) => exception.hours === null)
    .map(({ date }): OpeningHoursSpecification => ({
      '@type': 'OpeningHoursSpecification',
      opens: '00:00',
      closes: '00:00',
      validFrom: date,
      validThrough: date,
    }));
  return {
    openingHoursSpecification: week,
    ...(special.length > 0 && { specialOpeningHoursSpecification: special }),
  };
}

/** schema.org knows no 26:00; a close before the opening means the following day. */
function clock(time: string): string {
  const [hours = '0', minutes = '00'] = time.split(':');
  if (time === '24:00') return '23:59';
  return `${String(Number(hours) % 24).padStart(2, '0')}:${minutes}`;
}
