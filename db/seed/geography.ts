/** Where an invented address lies and how one gets there. */
import { areas, zones } from './areas.ts';
import type { Random } from './random.ts';
import type { Area, AreaSlug, Point, Town } from './types.ts';

const KM_PER_DEGREE = 111.195;

/** Kilometres between two points, on the sphere's local plane: plenty within one city. */
export function distanceKm(a: Point, b: Point): number {
  const north = (a.lat - b.lat) * KM_PER_DEGREE;
  const east = (a.lng - b.lng) * KM_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

export interface Place {
  area: Area;
  town: Town;
}

export const places: ReadonlyMap<string, Place> = new Map(
  areas.flatMap((area) => area.towns.map((town) => [town.ja, { area, town }] as const)),
);

/** A point near the middle of the town, inside the circles of its area and its zone. */
export function pointIn({ area, town }: Place, source: Random): Point | null {
  if (!town.centre || !area.centre) return null;
  const zone = zones.find(({ slug }) => slug === town.zone);
  const angle = source.next() * 2 * Math.PI;
  let reach = town.spreadKm * Math.sqrt(source.next());
  for (let attempt = 0; attempt < 8; attempt++, reach /= 2) {
    const north = (reach * Math.sin(angle)) / KM_PER_DEGREE;
    const east =
      (reach * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos((town.centre.lat * Math.PI) / 180));
    const point = {
      lat: Number((town.centre.lat + north).toFixed(5)),
      lng: Number((town.centre.lng + east).toFixed(5)),
    };
    const inArea = distanceKm(point, area.centre) <= area.radiusKm;
    if (inArea && (!zone || distanceKm(point, zone.centre) <= zone.radiusKm)) return point;
  }
  return town.centre;
}

const stations: readonly (readonly [ja: string, en: string, point: Point])[] = [
  ['山口駅', 'Yamaguchi', { lat: 34.1725, lng: 131.4806 }],
  ['湯田温泉駅', 'Yuda-Onsen', { lat: 34.1598, lng: 131.4602 }],
  ['上山口駅', 'Kami-Yamaguchi', { lat: 34.183, lng: 131.487 }],
  ['宮野駅', 'Miyano', { lat: 34.1928, lng: 131.5005 }],
  ['矢原駅', 'Yabara', { lat: 34.155, lng: 131.447 }],
  ['大歳駅', 'Otoshi', { lat: 34.144, lng: 131.435 }],
  ['新山口駅', 'Shin-Yamaguchi', { lat: 34.0935, lng: 131.3967 }],
  ['嘉川駅', 'Kagawa', { lat: 34.088, lng: 131.367 }],
  ['阿知須駅', 'Ajisu', { lat: 34.0115, lng: 131.357 }],
  ['周防佐山駅', 'Suo-Sayama', { lat: 34.037, lng: 131.364 }],
  ['四辻駅', 'Yotsutsuji', { lat: 34.088, lng: 131.444 }],
  ['徳佐駅', 'Tokusa', { lat: 34.4016, lng: 131.718 }],
];

const byCar: Partial<Record<AreaSlug, readonly [station: number, minutes: number]>> = {
  odono: [0, 6],
  shiraishi: [0, 5],
  yuda: [1, 5],
  ogori: [6, 8],
  niho: [0, 20],
  osaba: [0, 15],
  ouchi: [0, 8],
  miyano: [0, 10],
  yoshiki: [1, 7],
  hirakawa: [1, 8],
  otoshi: [1, 8],
  sue: [6, 10],
  suzenji: [6, 15],
  natajima: [6, 12],
  futajima: [6, 20],
  kagawa: [6, 10],
  sayama: [6, 15],
  aio: [6, 25],
  ajisu: [6, 20],
  tokuji: [0, 35],
  ato: [0, 60],
};

/** On foot from a station within 1.3 km, otherwise by car from the nearer main station. */
export function accessTo(area: Area, point: Point): { ja: string; en: string } {
  const near = stations
    .map(([ja, en, at]) => ({ ja, en, km: distanceKm(point, at) }))
    .reduce((best, station) => (station.km < best.km ? station : best));
  const drive = byCar[area.slug];
  if (near.km <= 1.3 || !drive) {
    const minutes = Math.max(1, Math.round((near.km * 1300) / 80));
    return {
      ja: `JR${near.ja}から徒歩${minutes}分`,
      en: `${minutes} min walk from JR ${near.en} Station`,
    };
  }
  const [ja, en] = stations[drive[0]] ?? ['', ''];
  return {
    ja: `JR${ja}から車で約${drive[1]}分`,
    en: `About ${drive[1]} min by car from JR ${en} Station`,
  };
}
